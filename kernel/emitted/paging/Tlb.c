/* Translated by HALT from halt.core.paging.Tlb; change that, not this. */

#include "paging/Tlb.h"

#include <halt/platform.h>

#include "paging/Shootdown.h"

/* Tlb.word, Tlb.java */
halt_offset Tlb_word(Arena *arena, halt_cpu cpu, halt_offset shootdown, int64_t page) {
  const halt_offset tlbs = Arena_getPlain(arena, halt_add64(shootdown, Shootdown_TLBS));
  const halt_size pages = Arena_getPlain(arena, halt_add64(shootdown, Shootdown_TLB_PAGES));
  return halt_add64(halt_add64(tlbs, halt_mul64(pages, cpu)), page);
}

/* Tlb.invalidate, Tlb.java */
void Tlb_invalidate(Arena *arena, halt_cpu cpu, halt_offset shootdown, int64_t first,
                    int64_t count) {
  if (Arena_getPlain(arena, halt_add64(shootdown, Shootdown_TLBS)) == Shootdown_NO_TLBS) {
    Platform_invalidatePages(arena, first, count);
    return;
  }
  for (int64_t page = first; page < halt_add64(first, count); page++) {
    const halt_offset word = Tlb_word(arena, cpu, shootdown, page);
    const int64_t known = Arena_getVolatile(arena, word);
    Arena_setVolatile(arena, word,
                      halt_shl64(halt_add64(halt_ushr64(known, Tlb_COUNT_SHIFT), 1),
                                 Tlb_COUNT_SHIFT));
  }
}
