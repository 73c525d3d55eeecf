/*
 * What may a CPU's MMU still know of an entry that has changed? A machine's MMU keeps translations
 * where no program can read them; that of the simulated OS keeps them in the arena, one word for
 * each page and CPU, so that the explorer sees every moment in which one is stale:
 *
 *    63              32 31               0
 *   +------------------+------------------+
 *   |  invalidations   |  the entry or 0  |
 *   +------------------+------------------+
 *
 * The count is what makes an invalidation end the walks under way, as a machine's does: a walk that
 * began before it finds another word than it had read, and keeps nothing.
 *
 * Translated by HALT from halt.core.paging.Tlb; change that, not this.
 */
#ifndef HALT_PAGING_TLB_H
#define HALT_PAGING_TLB_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* The bits of an entry in a word of a simulated TLB. */
#define Tlb_ENTRY INT64_C(4294967295)
#define Tlb_COUNT_SHIFT 32

/* Where a simulated CPU keeps what it knows of a page. */
halt_offset Tlb_word(Arena *arena, halt_cpu cpu, halt_offset shootdown, int64_t page);

/* This CPU forgets what it knows of so many pages from this one on. */
void Tlb_invalidate(Arena *arena, halt_cpu cpu, halt_offset shootdown, int64_t first,
                    int64_t count);

#endif
