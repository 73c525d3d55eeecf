/* Translated by HALT from halt.scenario.SplitRace; change that, not this. */

#include "scenario/SplitRace.h"

#include "paging/Frames.h"
#include "paging/PageTable.h"
#include "paging/Regime.h"
#include "paging/Rights.h"
#include "paging/Space.h"
#include "scenario/Mmu.h"
#include "scenario/TinyMachine.h"

/* SplitRace.setup, SplitRace.java */
void SplitRace_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  TinyMachine_initialise(arena, processes);
  const halt_offset space = TinyMachine_at(arena, TinyMachine_SPACE);
  (void)PageTable_map(arena, 0, space, 2 * TinyMachine_PAGE_BYTES, 4 * TinyMachine_PAGE_BYTES,
                      2 * TinyMachine_PAGE_BYTES, Rights_WRITE);
}

/* SplitRace.process, SplitRace.java */
void SplitRace_process(Arena *arena, halt_process process, int32_t operations) {
  const halt_offset space = TinyMachine_at(arena, TinyMachine_SPACE);
  const int32_t cpus = TinyMachine_cpuCount(arena);
  if (process == cpus) {
    for (int32_t index = 0; index < operations; index++) {
      for (halt_cpu each = 0; each < cpus; each++) {
        Mmu_walkAhead(arena, each, space, 2);
      }
    }
    return;
  }
  const halt_cpu cpu = TinyMachine_cpu(process);
  if (operations > 0 && cpu < 2) {
    const int32_t result = cpu == 0
                           ? PageTable_protect(arena, cpu, space, 2 * TinyMachine_PAGE_BYTES,
                                               TinyMachine_PAGE_BYTES, Rights_READ)
                           : PageTable_unmap(arena, cpu, space, 3 * TinyMachine_PAGE_BYTES,
                                             TinyMachine_PAGE_BYTES);
    if (result != PageTable_DONE) {
      TinyMachine_goneWrong(arena);
    }
    if (cpu == 0 && Mmu_add(arena, cpu, space, 2, 1)) {
      TinyMachine_goneWrong(arena);
    }
  }
  TinyMachine_endTogether(arena, cpu);
}

/* SplitRace.check, SplitRace.java */
bool SplitRace_check(Arena *arena, int32_t processes, int32_t operations) {
  const halt_offset space = TinyMachine_at(arena, TinyMachine_SPACE);
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int64_t free = Frames_count(arena, TinyMachine_frames(arena));
  if (operations == 0) {
    return free == 2;
  }
  const int64_t second = PageTable_lookUp(arena, space, 2);
  const int64_t third = PageTable_lookUp(arena, space, 3);
  bool well = TinyMachine_isWell(arena) && free == 1;
  well = (int32_t)well & (int32_t)Regime_isPresent(arena, regime, second);
  const int64_t readOnly = Regime_bits(arena, regime, Rights_READ);
  well = (int32_t)well & (int32_t)(Regime_bitsOf(arena, regime, second) == readOnly);
  well = (int32_t)well &
         (int32_t)(Regime_isPresent(arena, regime, third) == (TinyMachine_cpus(processes) == 1));
  return well;
}
