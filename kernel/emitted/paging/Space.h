/*
 * What belongs to one address space? A record of four words that never change: how its tables are
 * written, where the first one is, where frames for more come from, and whom to tell of changes.
 *
 * Translated by HALT from halt.core.paging.Space; change that, not this.
 */
#ifndef HALT_PAGING_SPACE_H
#define HALT_PAGING_SPACE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* Where the Regime is. */
#define Space_REGIME ((halt_size)INT64_C(0))

/* The frame of the root table. */
#define Space_ROOT ((halt_size)INT64_C(1))

/* Where the Frames are. */
#define Space_FRAMES ((halt_size)INT64_C(2))

/* Where the Shootdown is. */
#define Space_SHOOTDOWN ((halt_size)INT64_C(3))

/* The words of the record. */
#define Space_WORDS ((halt_size)INT64_C(4))

/* Writes the record; the root's frame is all zero. */
void Space_initialise(Arena *arena, halt_offset space, halt_offset regime, int64_t root,
                      halt_offset frames, halt_offset shootdown);

#endif
