/*
 * Can anything write a published value? Not with protect-values=1: then the pages are read-only
 * that hold the values which the last collection kept, or, before the first one, which the set-up
 * made. A value made since then is in a page that processes still allocate in, and is not protected
 * before the next collection.
 *
 * So that values fill whole pages, the room for objects starts at a page, and behind what is
 * protected the rest of its last page is left unused. On a machine that wants break-before-make, a
 * large page that is split is gone for a moment: so none has both values and what the other CPUs
 * look at meanwhile, nor the table that says where it is.
 */
#ifndef HALT_VALUES_H
#define HALT_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>

/* Before the arena is taken: whether values are protected. */
void values_initialise(bool protect);

/* How large a scenario's spaceWords is made so that the scenario has as much room as it asked
   for. */
int64_t values_space_words(int64_t asked);

/* How much memory values_take may need. */
int64_t values_room(int64_t spaces, int64_t words);

/* Takes memory for an arena of so many words whose objects start at this offset. CPU 0, when no
   process runs. */
int64_t *values_take(int64_t spaces, int64_t words);

/* Before a set-up or a collection, when no process runs: all of the arena may be written. */
void values_release(void);

/* After a set-up, or at the end of a collection: the objects that there are become read-only. */
void values_protect(Arena *arena);

/* The first word that is protected, or NULL. */
int64_t *values_first(void);

/* Prints "# protected-values times=... most-bytes=...". */
void values_print(void);

#endif
