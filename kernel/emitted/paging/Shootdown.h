/*
 * How does every CPU come to forget an entry that has changed? One CPU at a time asks, in a record
 * that all share; the others answer from their interrupt, and only when all have is the change
 * done.
 *
 *   the CPU that changed the entry            every other CPU
 *   take LOCK
 *   write FIRST, COUNT
 *   SEQUENCE := n; interrupt them  ---------> sees its ANSWER differ from SEQUENCE
 *   forget the pages                          reads FIRST, COUNT; forgets the pages
 *   wait for each ANSWER to be n   <--------- ANSWER := n
 *   give LOCK back
 *
 * The entry is changed before SEQUENCE is, so a walk after the answer reads the new one. A CPU that
 * waits for the lock goes on answering, and on a machine both sides run with interrupts masked, so
 * that a CPU never answers while it is answering.
 *
 * Translated by HALT from halt.core.paging.Shootdown; change that, not this.
 */
#ifndef HALT_PAGING_SHOOTDOWN_H
#define HALT_PAGING_SHOOTDOWN_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* In the record: how many CPUs take part. */
#define Shootdown_CPUS ((halt_size)INT64_C(0))

/* In the record: where the simulated TLBs are, or Shootdown_NO_TLBS; never changes. */
#define Shootdown_TLBS ((halt_size)INT64_C(1))

/* In the record: for how many pages each of them has a word; never changes. */
#define Shootdown_TLB_PAGES ((halt_size)INT64_C(2))

/* In the record: the CPU that asks, plus 1; 0 while none does. */
#define Shootdown_LOCK ((halt_size)INT64_C(3))

/* In the record: the number of the last request. */
#define Shootdown_SEQUENCE ((halt_size)INT64_C(4))

/* In the record: its first page. */
#define Shootdown_FIRST ((halt_size)INT64_C(5))

/* In the record: how many pages it is about. */
#define Shootdown_COUNT ((halt_size)INT64_C(6))

/* In the record: of each CPU, the last request that it has answered. */
#define Shootdown_ANSWERS ((halt_size)INT64_C(7))

/* Instead of simulated TLBs: the machine has its own. */
#define Shootdown_NO_TLBS ((halt_offset)INT64_C(0))

/* The words of a record for so many CPUs. (Shootdown.words, Shootdown.java) */
static inline halt_size Shootdown_words(int32_t cpus) {
  return Shootdown_ANSWERS + cpus;
}

/*
 * Writes the record into zeroed words.
 *
 * cpus   how many CPUs walk the tables
 * tlbs   where simulated TLBs are, a word for each CPU and page; or Shootdown_NO_TLBS
 * pages  how many pages those have words for
 */
void Shootdown_initialise(Arena *arena, halt_offset shootdown, int32_t cpus, halt_offset tlbs,
                          halt_size pages);

/*
 * Entries of these pages have changed: when this returns, no CPU uses the old ones, nor will.
 *
 * cpu  the CPU that runs this
 */
void Shootdown_invalidate(Arena *arena, halt_cpu cpu, halt_offset shootdown, int64_t first,
                          int64_t count);

/* What a CPU does when it is interrupted: whatever was asked of it and is not done yet. */
void Shootdown_answer(Arena *arena, halt_cpu cpu, halt_offset shootdown);

#endif
