/*
 * Who owns which memory? The kernel takes what it needs from the largest free region, once, at the
 * start, and never gives it back: the arena and the history buffers.
 */
#ifndef HALT_MEMORY_H
#define HALT_MEMORY_H

#include <stdint.h>

/* How many 64-bit words can still be taken. */
int64_t memory_words_left(void);

/* Takes words, the first at the start of a cache line, of undefined content. Panics if too few. */
int64_t *memory_take(int64_t words);

#endif
