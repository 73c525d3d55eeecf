/* Translated by HALT from halt.scenario.Mmu; change that, not this. */

#include "scenario/Mmu.h"

#include "paging/Regime.h"
#include "paging/Space.h"
#include "paging/Tlb.h"
#include "scenario/TinyMachine.h"

static int64_t Mmu_translate(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page);
static int64_t Mmu_walk(Arena *arena, halt_offset space, int64_t page);

/* Mmu.read, Mmu.java */
int64_t Mmu_read(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page) {
  const int64_t entry = Mmu_translate(arena, cpu, space, page);
  if (entry == 0) {
    return Mmu_FAULT;
  }
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  return Arena_getVolatile(arena,
                           Regime_content(arena, regime, Regime_frame(arena, regime, entry)));
}

/* Mmu.add, Mmu.java */
bool Mmu_add(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page, int64_t increment) {
  const int64_t entry = Mmu_translate(arena, cpu, space, page);
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  if (entry == 0 || (entry & TinyMachine_WRITABLE) == 0) {
    return false;
  }
  const halt_offset word = Regime_content(arena, regime, Regime_frame(arena, regime, entry));
  (void)Arena_getAndAdd(arena, word, increment);
  return true;
}

/* Mmu.walkAhead, Mmu.java */
void Mmu_walkAhead(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page) {
  (void)Mmu_translate(arena, cpu, space, page);
}

/*
 * The entry that maps a page, from the TLB if it is there; 0 if none does. (Mmu.translate,
 * Mmu.java)
 */
static int64_t Mmu_translate(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page) {
  const halt_offset shootdown = Arena_getPlain(arena, halt_add64(space, Space_SHOOTDOWN));
  const halt_offset word = Tlb_word(arena, cpu, shootdown, page);
  const int64_t known = Arena_getVolatile(arena, word);
  if ((known & Tlb_ENTRY) != 0) {
    return known & Tlb_ENTRY;
  }
  const int64_t entry = Mmu_walk(arena, space, page);
  if (entry != 0) {
    /* Fails if the CPU has invalidated, or filled, meanwhile; this access may still use it. */
    (void)Arena_compareAndSet(arena, word, known, known | entry);
  }
  return entry;
}

/* Mmu.walk, Mmu.java */
static int64_t Mmu_walk(Arena *arena, halt_offset space, int64_t page) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  int64_t table = Arena_getPlain(arena, halt_add64(space, Space_ROOT));
  int32_t level = halt_sub32(halt_to_int(Arena_getPlain(arena, regime + Regime_LEVELS)), 1);
  while (true) {
    const int64_t entry = Arena_getVolatile(arena, Regime_entry(arena, regime, table, level, page));
    if (!Regime_isPresent(arena, regime, entry)) {
      return 0;
    }
    if (!Regime_isTable(arena, regime, level, entry)) {
      return entry;
    }
    table = Regime_frame(arena, regime, entry);
    level = halt_sub32(level, 1);
  }
}
