/*
 * How does an architecture build its page tables? It says how its MMU reads an entry, and then what
 * is where; the tables are made by the core's PageTable, in frames of the machine's own memory. The
 * arena in which they lie is physical memory: an offset is a physical address divided by 8.
 */
#ifndef HALT_PAGING_H
#define HALT_PAGING_H

#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>

/*
 * Learns which memory there is, gives it out as frames, and begins an address space.
 *
 * regime  the words of paging/Regime.h; they stay where they are
 * root    the address of the first table: one page, zeroed
 * usable  runs of memory that nobody uses, in ascending order
 * limit   the record of the frames is to lie below this address: what can be written at this time
 *
 * Precondition: called once, by the boot CPU, before any other CPU runs.
 */
void paging_begin(const int64_t *regime, uintptr_t root, const struct arch_region *usable,
                  int count, uint64_t limit);

/*
 * Maps [start, end), page-aligned, to where it physically is, with rights of paging/Rights.h; an
 * empty range is nothing. Panics, saying why, if that cannot be done.
 */
void paging_map(uint64_t start, uint64_t end, int32_t rights);

/* The stacks of all CPUs as they lie in the image's data: CPU after CPU, and in each of them guard
   pages at these offsets, ascending. */
struct paging_stacks {
  const void *start;
  size_t bytes; /* of one CPU */
  int guards;
  size_t guard[3];
};

/*
 * Maps what every machine has: the image by its parts, without the guard pages of the stacks, those
 * of processes among them; and usable memory, which may be read and written.
 */
void paging_map_memory(const struct paging_stacks *stacks, const struct arch_region *usable,
                       int count);

#endif
