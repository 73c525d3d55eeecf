/*
 * Who owns which memory? The kernel takes runs of what is free, once, at the start, and never gives
 * them back: the arena and the history buffers.
 */
#ifndef HALT_MEMORY_H
#define HALT_MEMORY_H

#include <stdint.h>

/* How many 64-bit words can still be taken, all pieces together. */
int64_t memory_words_left(void);

/* Takes words, the first at the start of a page, of undefined content. Panics if too few. */
int64_t *memory_take(int64_t words);

/* Likewise words whose pages can change their rights while the machine runs (paging_take_apart);
   and how many more that may take. */
int64_t *memory_take_apart(int64_t words);
int64_t memory_most_apart(void);

#endif
