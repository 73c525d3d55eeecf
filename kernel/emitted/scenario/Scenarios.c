/*
 * Which scenarios are in this image?
 *
 * Translated by HALT from the classes that are annotated as scenarios.
 */

#include <halt/scenario.h>

#include "litmus/CoRrReleaseAcquire.h"
#include "litmus/CoRwReleaseAcquire.h"
#include "litmus/CoWrReleaseAcquire.h"
#include "litmus/CoWwReleaseAcquire.h"
#include "litmus/IriwReleaseAcquire.h"
#include "litmus/IriwVolatile.h"
#include "litmus/LbReleaseAcquire.h"
#include "litmus/MpCompareAndSet.h"
#include "litmus/MpReleaseAcquire.h"
#include "litmus/MpVolatile.h"
#include "litmus/RFence.h"
#include "litmus/RReleaseAcquire.h"
#include "litmus/RVolatile.h"
#include "litmus/RwcReleaseAcquire.h"
#include "litmus/RwcVolatile.h"
#include "litmus/SReleaseAcquire.h"
#include "litmus/SbCompareAndSet.h"
#include "litmus/SbFence.h"
#include "litmus/SbReleaseAcquire.h"
#include "litmus/SbVolatile.h"
#include "litmus/TwoWritesRelease.h"
#include "litmus/TwoWritesVolatile.h"
#include "litmus/WrcReleaseAcquire.h"
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
  {
    .name = "litmus-corr-release-acquire",
    .setup = CoRrReleaseAcquire_setup,
    .process = CoRrReleaseAcquire_process,
    .check = CoRrReleaseAcquire_check,
    .registers = 1,
    .atoms = 128,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-corw-release-acquire",
    .setup = CoRwReleaseAcquire_setup,
    .process = CoRwReleaseAcquire_process,
    .check = CoRwReleaseAcquire_check,
    .registers = 1,
    .atoms = 96,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-cowr-release-acquire",
    .setup = CoWrReleaseAcquire_setup,
    .process = CoWrReleaseAcquire_process,
    .check = CoWrReleaseAcquire_check,
    .registers = 1,
    .atoms = 96,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-coww-release-acquire",
    .setup = CoWwReleaseAcquire_setup,
    .process = CoWwReleaseAcquire_process,
    .check = CoWwReleaseAcquire_check,
    .registers = 1,
    .atoms = 96,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-iriw-release-acquire",
    .setup = IriwReleaseAcquire_setup,
    .process = IriwReleaseAcquire_process,
    .check = IriwReleaseAcquire_check,
    .registers = 1,
    .atoms = 224,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-iriw-volatile",
    .setup = IriwVolatile_setup,
    .process = IriwVolatile_process,
    .check = IriwVolatile_check,
    .registers = 1,
    .atoms = 224,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-lb-release-acquire",
    .setup = LbReleaseAcquire_setup,
    .process = LbReleaseAcquire_process,
    .check = LbReleaseAcquire_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-mp-compare-and-set",
    .setup = MpCompareAndSet_setup,
    .process = MpCompareAndSet_process,
    .check = MpCompareAndSet_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-mp-release-acquire",
    .setup = MpReleaseAcquire_setup,
    .process = MpReleaseAcquire_process,
    .check = MpReleaseAcquire_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-mp-volatile",
    .setup = MpVolatile_setup,
    .process = MpVolatile_process,
    .check = MpVolatile_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-r-fence",
    .setup = RFence_setup,
    .process = RFence_process,
    .check = RFence_check,
    .registers = 1,
    .atoms = 128,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-r-release-acquire",
    .setup = RReleaseAcquire_setup,
    .process = RReleaseAcquire_process,
    .check = RReleaseAcquire_check,
    .registers = 1,
    .atoms = 128,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-r-volatile",
    .setup = RVolatile_setup,
    .process = RVolatile_process,
    .check = RVolatile_check,
    .registers = 1,
    .atoms = 128,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-rwc-release-acquire",
    .setup = RwcReleaseAcquire_setup,
    .process = RwcReleaseAcquire_process,
    .check = RwcReleaseAcquire_check,
    .registers = 1,
    .atoms = 192,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-rwc-volatile",
    .setup = RwcVolatile_setup,
    .process = RwcVolatile_process,
    .check = RwcVolatile_check,
    .registers = 1,
    .atoms = 192,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-s-release-acquire",
    .setup = SReleaseAcquire_setup,
    .process = SReleaseAcquire_process,
    .check = SReleaseAcquire_check,
    .registers = 1,
    .atoms = 128,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-sb-compare-and-set",
    .setup = SbCompareAndSet_setup,
    .process = SbCompareAndSet_process,
    .check = SbCompareAndSet_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-sb-fence",
    .setup = SbFence_setup,
    .process = SbFence_process,
    .check = SbFence_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-sb-release-acquire",
    .setup = SbReleaseAcquire_setup,
    .process = SbReleaseAcquire_process,
    .check = SbReleaseAcquire_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-sb-volatile",
    .setup = SbVolatile_setup,
    .process = SbVolatile_process,
    .check = SbVolatile_check,
    .registers = 1,
    .atoms = 160,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-2+2w-release",
    .setup = TwoWritesRelease_setup,
    .process = TwoWritesRelease_process,
    .check = TwoWritesRelease_check,
    .registers = 1,
    .atoms = 96,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-2+2w-volatile",
    .setup = TwoWritesVolatile_setup,
    .process = TwoWritesVolatile_process,
    .check = TwoWritesVolatile_check,
    .registers = 1,
    .atoms = 96,
    .space_words = 1,
    .buffer_words = 1,
  },
  {
    .name = "litmus-wrc-release-acquire",
    .setup = WrcReleaseAcquire_setup,
    .process = WrcReleaseAcquire_process,
    .check = WrcReleaseAcquire_check,
    .registers = 1,
    .atoms = 192,
    .space_words = 1,
    .buffer_words = 1,
  },
};

const int32_t halt_scenario_count = 10;
const int32_t halt_scenario_count = 28;
