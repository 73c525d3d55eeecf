/* Translated by HALT from halt.core.paging.Regime; change that, not this. */

#include "paging/Regime.h"

/* Regime.isPresent, Regime.java */
bool Regime_isPresent(Arena *arena, halt_offset regime, int64_t entry) {
  const int64_t present = Arena_getPlain(arena, halt_add64(regime, Regime_PRESENT));
  return (entry & present) != 0;
}

/* Regime.isTable, Regime.java */
bool Regime_isTable(Arena *arena, halt_offset regime, int32_t level, int64_t entry) {
  if (level == 0 || !Regime_isPresent(arena, regime, entry)) {
    return false;
  }
  const int64_t mask = Arena_getPlain(arena, halt_add64(regime, Regime_LARGE_MASK));
  const int64_t kind = Arena_getPlain(arena, halt_add64(regime, Regime_LARGE_KIND));
  return (entry & mask) != kind;
}

/* Regime.table, Regime.java */
int64_t Regime_table(Arena *arena, halt_offset regime, int64_t frame) {
  const int64_t bits = Arena_getPlain(arena, halt_add64(regime, Regime_TABLE));
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  return halt_shl64(frame, shift) | bits;
}

/* Regime.leaf, Regime.java */
int64_t Regime_leaf(Arena *arena, halt_offset regime, int32_t level, int64_t frame,
                    int64_t rightsBits) {
  const int64_t bits = Arena_getPlain(arena,
                                      halt_add64(regime, level == 0 ? Regime_PAGE : Regime_LARGE));
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  return halt_shl64(frame, shift) | bits | rightsBits;
}

/* Regime.bitsOf, Regime.java */
int64_t Regime_bitsOf(Arena *arena, halt_offset regime, int64_t entry) {
  const int64_t mask = Arena_getPlain(arena, halt_add64(regime, Regime_RIGHTS_MASK));
  return entry & mask;
}

/* Regime.frame, Regime.java */
int64_t Regime_frame(Arena *arena, halt_offset regime, int64_t entry) {
  const int64_t mask = Arena_getPlain(arena, halt_add64(regime, Regime_ADDRESS));
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  return halt_ushr64(entry & mask, shift);
}

/* Regime.entry, Regime.java */
halt_offset Regime_entry(Arena *arena, halt_offset regime, int64_t table, int32_t level,
                         int64_t page) {
  const int64_t bits = Arena_getPlain(arena, halt_add64(regime, Regime_INDEX_BITS));
  const int64_t index = halt_ushr64(page, halt_mul64(bits, level)) &
                        halt_sub64(Regime_entries(arena, regime), 1);
  return halt_add64(Regime_content(arena, regime, table), index);
}

/* Regime.content, Regime.java */
halt_offset Regime_content(Arena *arena, halt_offset regime, int64_t frame) {
  const halt_offset memory = Arena_getPlain(arena, halt_add64(regime, Regime_MEMORY));
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  return halt_add64(memory, halt_shl64(frame, halt_sub64(shift, Regime_WORD_SHIFT)));
}

/* Regime.entries, Regime.java */
int64_t Regime_entries(Arena *arena, halt_offset regime) {
  const int64_t bits = Arena_getPlain(arena, halt_add64(regime, Regime_INDEX_BITS));
  return halt_shl64(1, bits);
}

/* Regime.pages, Regime.java */
int64_t Regime_pages(Arena *arena, halt_offset regime, int32_t level) {
  const int64_t bits = Arena_getPlain(arena, halt_add64(regime, Regime_INDEX_BITS));
  return halt_shl64(1, halt_mul64(bits, level));
}
