/* Translated by HALT from halt.scenario.TinyMachine; change that, not this. */

#include "scenario/TinyMachine.h"

#include <halt/platform.h>

#include "collect/Heap.h"
#include "paging/Frames.h"
#include "paging/Regime.h"
#include "paging/Rights.h"
#include "paging/Shootdown.h"
#include "paging/Space.h"
#include "paging/Tlb.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "scenario/Mmu.h"
#include "value/Word.h"

static void TinyMachine_regime(Arena *arena, halt_offset regime, halt_offset memory);

/* TinyMachine.at, TinyMachine.java */
halt_offset TinyMachine_at(Arena *arena, halt_size index) {
  return halt_add64(Heap_behind(arena), index);
}

/* TinyMachine.initialise, TinyMachine.java */
void TinyMachine_initialise(Arena *arena, int32_t processes) {
  const int32_t cpus = TinyMachine_cpus(processes);
  const halt_offset base = Heap_behind(arena);
  const halt_offset frames = halt_add64(base, TinyMachine_FRAMES);
  const halt_offset shootdown = halt_add64(base, TinyMachine_SHOOTDOWN);
  const halt_offset tlbs = halt_add64(shootdown, Shootdown_words(cpus));
  TinyMachine_regime(arena, halt_add64(base, TinyMachine_REGIME),
                     halt_add64(base, TinyMachine_MEMORY));
  Frames_initialise(arena, frames, 0, TinyMachine_FRAME_COUNT);
  (void)Frames_give(arena, frames, 0, TinyMachine_FRAME_COUNT);
  Shootdown_initialise(arena, shootdown, cpus, tlbs, TinyMachine_PAGES);
  const int64_t root = Frames_allocate(arena, frames);
  Space_initialise(arena, halt_add64(base, TinyMachine_SPACE), halt_add64(base, TinyMachine_REGIME),
                   root, frames, shootdown);
}

/* TinyMachine.regime, TinyMachine.java */
static void TinyMachine_regime(Arena *arena, halt_offset regime, halt_offset memory) {
  Arena_setPlain(arena, regime + Regime_LEVELS, 2);
  Arena_setPlain(arena, halt_add64(regime, Regime_INDEX_BITS), 1);
  Arena_setPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT), 4);
  Arena_setPlain(arena, halt_add64(regime, Regime_PAGES), TinyMachine_PAGES);
  Arena_setPlain(arena, halt_add64(regime, Regime_MEMORY), memory);
  Arena_setPlain(arena, halt_add64(regime, Regime_PRESENT), 1);
  Arena_setPlain(arena, halt_add64(regime, Regime_TABLE), 1);
  Arena_setPlain(arena, halt_add64(regime, Regime_PAGE), 1);
  Arena_setPlain(arena, halt_add64(regime, Regime_LARGE), 3);
  Arena_setPlain(arena, halt_add64(regime, Regime_LARGE_MASK), 2);
  Arena_setPlain(arena, halt_add64(regime, Regime_LARGE_KIND), 2);
  Arena_setPlain(arena, halt_add64(regime, Regime_LARGEST), 1);
  Arena_setPlain(arena, halt_add64(regime, Regime_ADDRESS), 65520);
  Arena_setPlain(arena, halt_add64(regime, Regime_RIGHTS_MASK), 12);
  Arena_setPlain(arena, halt_add64(halt_add64(regime, Regime_RIGHTS), Rights_WRITE),
                 TinyMachine_WRITABLE);
  Arena_setPlain(arena, halt_add64(halt_add64(regime, Regime_RIGHTS), Rights_EXECUTE), 8);
}

/* TinyMachine.frames, TinyMachine.java */
halt_offset TinyMachine_frames(Arena *arena) {
  return TinyMachine_at(arena, TinyMachine_FRAMES);
}

/* TinyMachine.cpuCount, TinyMachine.java */
int32_t TinyMachine_cpuCount(Arena *arena) {
  return halt_to_int(Arena_getPlain(arena,
                                    TinyMachine_at(arena, TinyMachine_SHOOTDOWN) + Shootdown_CPUS));
}

/* TinyMachine.content, TinyMachine.java */
halt_offset TinyMachine_content(Arena *arena, int64_t frame) {
  return Regime_content(arena, TinyMachine_at(arena, TinyMachine_REGIME), frame);
}

/* TinyMachine.walkAhead, TinyMachine.java */
void TinyMachine_walkAhead(Arena *arena, int32_t rounds) {
  const int32_t cpus = TinyMachine_cpuCount(arena);
  for (int32_t round = 0; round < rounds; round++) {
    for (halt_cpu cpu = 0; cpu < cpus; cpu++) {
      Mmu_walkAhead(arena, cpu, TinyMachine_at(arena, TinyMachine_SPACE), TinyMachine_PAGE);
    }
  }
}

/* TinyMachine.isKnown, TinyMachine.java */
bool TinyMachine_isKnown(Arena *arena, int64_t page) {
  const int32_t cpus = TinyMachine_cpuCount(arena);
  for (halt_cpu cpu = 0; cpu < cpus; cpu++) {
    const int64_t word = Arena_getVolatile(arena,
                                           Tlb_word(arena, cpu,
                                                    TinyMachine_at(arena, TinyMachine_SHOOTDOWN),
                                                    page));
    if ((word & Tlb_ENTRY) != 0) {
      return true;
    }
  }
  return false;
}

/* TinyMachine.goneWrong, TinyMachine.java */
void TinyMachine_goneWrong(Arena *arena) {
  Arena_setVolatile(arena, TinyMachine_at(arena, TinyMachine_WRONG), 1);
}

/* TinyMachine.isWell, TinyMachine.java */
bool TinyMachine_isWell(Arena *arena) {
  return Arena_getVolatile(arena, TinyMachine_at(arena, TinyMachine_WRONG)) == 0;
}

/* TinyMachine.end, TinyMachine.java */
void TinyMachine_end(Arena *arena) {
  Arena_setVolatile(arena, TinyMachine_at(arena, TinyMachine_ENDED), 1);
}

/* TinyMachine.takeInterrupts, TinyMachine.java */
void TinyMachine_takeInterrupts(Arena *arena, halt_cpu cpu) {
  Shootdown_answer(arena, cpu, TinyMachine_at(arena, TinyMachine_SHOOTDOWN));
}

/* TinyMachine.idle, TinyMachine.java */
void TinyMachine_idle(Arena *arena, halt_cpu cpu) {
  while (Arena_getVolatile(arena, TinyMachine_at(arena, TinyMachine_ENDED)) == 0) {
    TinyMachine_takeInterrupts(arena, cpu);
    Platform_onSpinWait();
  }
}

/* TinyMachine.endTogether, TinyMachine.java */
void TinyMachine_endTogether(Arena *arena, halt_cpu cpu) {
  const int32_t cpus = TinyMachine_cpuCount(arena);
  (void)Arena_getAndAdd(arena, TinyMachine_at(arena, TinyMachine_ENDED), 1);
  while (Arena_getVolatile(arena, TinyMachine_at(arena, TinyMachine_ENDED)) < cpus) {
    TinyMachine_takeInterrupts(arena, cpu);
    Platform_onSpinWait();
  }
}

/* TinyMachine.report, TinyMachine.java */
void TinyMachine_report(Arena *arena, halt_process process, int64_t number) {
  Safepoint_enter(arena, process);
  Registers_set(arena, process, Operation_RESULT, Word_fixnum(number));
  Safepoint_leave(arena, process);
}
