/*
 * Where does a new object's memory come from? Each process bumps a pointer in a buffer of its own
 * and needs no ordering for it; only when the buffer is used up does it claim the next one from the
 * semispace, by compare-and-set on Semispaces_NEXT.
 *
 * Translated by HALT from halt.core.collect.semispace.Allocation; change that, not this.
 */
#ifndef HALT_SEMISPACE_ALLOCATION_H
#define HALT_SEMISPACE_ALLOCATION_H

#include <halt/arena.h>
#include <halt/word.h>

/* Takes words from the process's own buffer: see Collector_allocate. */
halt_offset Allocation_allocate(Arena *arena, halt_process process, halt_size size);

#endif
