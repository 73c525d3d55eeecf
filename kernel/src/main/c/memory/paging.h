/*
 * How does the running kernel change what is mapped? By the core's PageTable, with the shootdown
 * that the explorer has checked. Interrupts are masked meanwhile on the CPU that asks and on those
 * that answer.
 */
#ifndef HALT_KERNEL_PAGING_H
#define HALT_KERNEL_PAGING_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>

/* All CPUs have started: from now on they take part in shootdowns. */
void paging_join(int cpus);

/* Gives [start, end), page-aligned and mapped, other rights. On return no CPU has the old ones. */
void paging_protect(uint64_t start, uint64_t end, int32_t rights);

/* Takes a run of frames that is never given back; its address, or 0 if there is none. */
uint64_t paging_take(uint64_t pages);

/* Likewise, but no large page that has a part of it has anything else: it can be split at any
   time. */
uint64_t paging_take_apart(uint64_t pages);

/* How many pages that may take in addition. */
uint64_t paging_most_apart(void);

/* How many pages the longest run of free ones has. */
uint64_t paging_longest_run(void);

/* This CPU does what was asked of it and is not done yet. */
void paging_answer(void);

/*
 * For whoever calls the core's PageTable itself: the arena, which is physical memory, the offsets
 * in it of the address space and of its frames, and the page behind the last one that there can be.
 */
struct paging_tables {
  Arena *memory;
  halt_offset space;
  halt_offset frames;
  uint64_t pages_end;
};
struct paging_tables paging_tables(void);

/*
 * The core's code is about to run on physical memory in the middle of whatever this CPU does:
 * masked, and not as an access of the process that runs here. What begins gives what ends it.
 */
struct paging_interlude {
  bool were_on;
  bool was_quiet;
};
struct paging_interlude paging_begin_interlude(void);
void paging_end_interlude(struct paging_interlude interlude);

#endif
