/*
 * Which scenarios are in this image?
 *
 * Translated by HALT from the classes that are annotated as scenarios.
 */

#include <halt/scenario.h>

#include "scenario/CompareAndSetRace.h"
#include "scenario/Counter.h"
#include "scenario/FramesRace.h"
#include "scenario/FramesReturnedTwice.h"
#include "scenario/ProtectShootdown.h"
#include "scenario/ResetDeref.h"
#include "scenario/SplitRace.h"
#include "scenario/SwapAllocating.h"
#include "scenario/SwapDuringCollection.h"
#include "scenario/UnmapShootdown.h"

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
    .words = 0,
    .process_words = 0,
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
    .words = 0,
    .process_words = 0,
  },
  {
    .name = "frames",
    .setup = FramesRace_setup,
    .process = FramesRace_process,
    .check = FramesRace_check,
    .registers = 1,
    .atoms = 0,
    .space_words = 2,
    .buffer_words = 2,
    .words = 7,
    .process_words = 0,
  },
  {
    .name = "frame-returned-twice",
    .setup = FramesReturnedTwice_setup,
    .process = FramesReturnedTwice_process,
    .check = FramesReturnedTwice_check,
    .registers = 1,
    .atoms = 0,
    .space_words = 2,
    .buffer_words = 2,
    .words = 5,
    .process_words = 0,
  },
  {
    .name = "protect-shootdown",
    .setup = ProtectShootdown_setup,
    .process = ProtectShootdown_process,
    .check = ProtectShootdown_check,
    .registers = 1,
    .atoms = 0,
    .space_words = 2,
    .buffer_words = 2,
    .words = 53,
    .process_words = 5,
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
    .words = 0,
    .process_words = 0,
  },
  {
    .name = "split-race",
    .setup = SplitRace_setup,
    .process = SplitRace_process,
    .check = SplitRace_check,
    .registers = 1,
    .atoms = 0,
    .space_words = 2,
    .buffer_words = 2,
    .words = 53,
    .process_words = 5,
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
    .words = 0,
    .process_words = 0,
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
    .words = 0,
    .process_words = 0,
  },
  {
    .name = "unmap-shootdown",
    .setup = UnmapShootdown_setup,
    .process = UnmapShootdown_process,
    .check = UnmapShootdown_check,
    .registers = 1,
    .atoms = 0,
    .space_words = 2,
    .buffer_words = 2,
    .words = 53,
    .process_words = 5,
  },
};

const int32_t halt_scenario_count = 10;
