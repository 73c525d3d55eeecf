/*
 * What is a tuple? A header and as many value words as its length says. It is written before any
 * other process can have its reference, and never again.
 *
 * Translated by HALT from halt.core.value.Tuple; change that, not this.
 */
#ifndef HALT_VALUE_TUPLE_H
#define HALT_VALUE_TUPLE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#include "value/Header.h"

/* How many fields a pair has. */
#define Tuple_PAIR ((halt_size)INT64_C(2))

/*
 * A new tuple of two values.
 *
 * result  its value word, or Word_NEEDS_COLLECTION
 */
halt_value Tuple_pair(Arena *arena, halt_process process, halt_value first, halt_value second);

/* Whether a value is a tuple of two fields. */
bool Tuple_isPair(Arena *arena, halt_value value);

/* How many fields it has. */
int32_t Tuple_length(Arena *arena, halt_ref tuple);

/*
 * The field of that index, from 0; the caller keeps it below Tuple_length. (Tuple.get, Tuple.java)
 */
static inline halt_value Tuple_get(Arena *arena, halt_ref tuple, int32_t index) {
  return Arena_getPlain(arena, halt_add64(halt_add64(tuple, Header_WORDS), index));
}

#endif
