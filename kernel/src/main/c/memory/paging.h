/*
 * How does the running kernel change what is mapped? By the core's PageTable, with the shootdown
 * that the explorer has checked. Interrupts are masked meanwhile on the CPU that asks and on those
 * that answer.
 */
#ifndef HALT_KERNEL_PAGING_H
#define HALT_KERNEL_PAGING_H

#include <stdbool.h>
#include <stdint.h>

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
 * The test of all this on the machine: maps a page that was not mapped, lets the victim use it,
 * takes it away on another CPU (if there is one), and lets the victim use it again, which must be a
 * fault. Every CPU calls it. Interrupts unmasked. Returns on no CPU.
 */
_Noreturn void paging_provoke(int victim, int cpu);

#endif
