/*
 * Which address leads where, and what may be done there? Tables that an MMU walks while they
 * change: an entry changes by one compare-and-set or one ordered store, a new table is complete
 * before an entry names it, and a change that takes something away returns only when no CPU can
 * still use what was there (Shootdown).
 *
 * Addresses and lengths are bytes and multiples of the page. A range is checked as a whole before
 * anything is changed, then changed entry by entry; the largest pages are used that alignment,
 * length and the machine allow, and one that a range cuts is split. A table that became empty stays
 * until its space is used no more, so no walk ever reads a frame that was given back.
 *
 * Translated by HALT from halt.core.paging.PageTable; change that, not this.
 */
#ifndef HALT_PAGING_PAGETABLE_H
#define HALT_PAGING_PAGETABLE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* It is done. */
#define PageTable_DONE 0

/* A page of the range is mapped already; nothing was done. */
#define PageTable_ALREADY_MAPPED 1

/* A page of the range is not mapped; nothing was done. */
#define PageTable_NOT_MAPPED 2

/* A table is needed and no frame is free; nothing that can be seen was done. */
#define PageTable_NO_FRAME 3

/* An address or a length is no multiple of the page; nothing was done. */
#define PageTable_MISALIGNED 4

/* The range is empty, or leaves what the tables can map or name; nothing was done. */
#define PageTable_OUT_OF_RANGE 5

/* No page may have these rights: see Rights_areAllowed; nothing was done. */
#define PageTable_FORBIDDEN 6

/* Inside only: another CPU was faster; look again. */
#define PageTable_AGAIN 7

/* Of PageTable_changeEntry: another CPU was faster; look again. */
#define PageTable_RACED INT64_C(0)

/* Of PageTable_changeEntry: another CPU is splitting the page. */
#define PageTable_BUSY INT64_MIN

/* Of PageTable_changeEntry: the page reaches out of the range. */
#define PageTable_CUT (-INT64_C(0x7fffffffffffffff))

/* Of a place that PageTable_walk gives: the bits of the level. */
#define PageTable_LEVEL_BITS 3

/*
 * Maps a range that is not mapped.
 *
 * cpu       the CPU that runs this
 * virtual   where it is to be seen
 * physical  the memory or device that is there
 * rights    Rights
 * result    PageTable_DONE, PageTable_MISALIGNED, PageTable_OUT_OF_RANGE, PageTable_FORBIDDEN,
 *           PageTable_ALREADY_MAPPED or PageTable_NO_FRAME
 */
int32_t PageTable_map(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual,
                      int64_t physical, int64_t bytes, int32_t rights);

/*
 * Takes a range away. What it was mapped to is the caller's again: when this returns, no CPU
 * reaches it there.
 *
 * result  PageTable_DONE, PageTable_MISALIGNED, PageTable_OUT_OF_RANGE, PageTable_NOT_MAPPED (of
 *         two calls at one time for the same page, one may get this when the rest of its range is
 *         gone) or PageTable_NO_FRAME
 */
int32_t PageTable_unmap(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual,
                        int64_t bytes);

/*
 * Gives a range other rights: when this returns, no CPU has the old ones.
 *
 * result  PageTable_DONE, PageTable_MISALIGNED, PageTable_OUT_OF_RANGE, PageTable_FORBIDDEN,
 *         PageTable_NOT_MAPPED or PageTable_NO_FRAME
 */
int32_t PageTable_protect(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual,
                          int64_t bytes, int32_t rights);

/*
 * Takes one page away and gives its frame back, when no CPU reaches it any more.
 *
 * result  as PageTable_unmap
 */
int32_t PageTable_withdraw(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual);

/* The frame that an entry was for is anybody's. */
void PageTable_giveBack(Arena *arena, halt_offset space, int64_t entry);

/*
 * Where a page leads, as the MMU would find it.
 *
 * result  the entry that maps it, or one that no MMU sees; PageTable_frameAt and Regime_bitsOf read
 *         it
 */
int64_t PageTable_lookUp(Arena *arena, halt_offset space, int64_t page);

/* The frame that a page leads to; its page must be mapped. */
int64_t PageTable_frameAt(Arena *arena, halt_offset space, int64_t page);

/* Down from the root to the entry that maps a page, or that is no table: its place. */
int64_t PageTable_walk(Arena *arena, halt_offset space, int64_t page);

/* Where the entry of a place is. (PageTable.entry, PageTable.java) */
static inline halt_offset PageTable_entry(int64_t place) {
  return halt_ushr64(place, PageTable_LEVEL_BITS);
}

/* The level of a place. (PageTable.level, PageTable.java) */
static inline int32_t PageTable_level(int64_t place) {
  return (int32_t)(place & ((1 << PageTable_LEVEL_BITS) - 1));
}

/*
 * Puts an entry in the place of another, unless somebody was faster. (PageTable.replace,
 * PageTable.java)
 */
static inline bool PageTable_replace(Arena *arena, halt_offset entry, int64_t old, int64_t next) {
  return Arena_compareAndSet(arena, entry, old, next);
}

/* Empties the entry of a single page; gives what it was, or 0 if it maps none. */
int64_t PageTable_clear(Arena *arena, halt_offset space, int64_t page);

#endif
