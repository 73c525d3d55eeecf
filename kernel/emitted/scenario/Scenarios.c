/*
 * Which scenarios are in this image?
 *
 * Translated by HALT from the classes that are annotated as scenarios.
 */

#include <halt/scenario.h>

#include "scenario/CompareAndSetRace.h"
#include "scenario/Counter.h"
#include "scenario/ResetDeref.h"
#include "scenario/SwapAllocating.h"
#include "scenario/SwapDuringCollection.h"

/* Sorted by class name. */
const struct halt_scenario halt_scenarios[] = {
  {
    .name = "compare-and-set",
    .setup = CompareAndSetRace_setup,
    .process = CompareAndSetRace_process,
    .check = CompareAndSetRace_check,
    .registers = 5,
    .atoms = 1,
    .space_words = 4,
    .buffer_words = 4,
  },
  {
    .name = "counter",
    .setup = Counter_setup,
    .process = Counter_process,
    .check = Counter_check,
    .registers = 4,
    .atoms = 1,
    .space_words = 4,
    .buffer_words = 4,
  },
  {
    .name = "reset-deref",
    .setup = ResetDeref_setup,
    .process = ResetDeref_process,
    .check = ResetDeref_check,
    .registers = 4,
    .atoms = 1,
    .space_words = 48,
    .buffer_words = 6,
  },
  {
    .name = "swap-allocating",
    .setup = SwapAllocating_setup,
    .process = SwapAllocating_process,
    .check = SwapAllocating_check,
    .registers = 4,
    .atoms = 1,
    .space_words = 48,
    .buffer_words = 6,
  },
  {
    .name = "swap-during-collection",
    .setup = SwapDuringCollection_setup,
    .process = SwapDuringCollection_process,
    .check = SwapDuringCollection_check,
    .registers = 4,
    .atoms = 1,
    .space_words = 64,
    .buffer_words = 6,
  },
};

const int32_t halt_scenario_count = 5;
