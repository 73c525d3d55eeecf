/*
 * What does each construct of restricted Java look like in C? One method for each, in the order of
 * halt.model.ir.Statement and Expression.
 *
 * Markup goes, its meaning stays: a < b, a < b, Shapes_SMALL, Arena_getPlain, VarHandle.fullFence,
 * and a comment's end is harmless: * / and / *.
 *
 * - A point of a list that is long enough to run over the end of its line, so that its second line
 *   must stand below the first.
 * - Another point.
 *
 *   a drawing -->  stays
 *     as it is     drawn
 *
 * Translated by HALT from halt.golden.Shapes; change that, not this.
 */
#ifndef HALT_GOLDEN_SHAPES_H
#define HALT_GOLDEN_SHAPES_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* A small number. */
#define Shapes_SMALL 3
#define Shapes_SHIFTED 12
#define Shapes_LEAST_INT INT32_MIN
#define Shapes_LEAST_LONG INT64_MIN
#define Shapes_LARGE INT64_C(0x10000000000)
#define Shapes_NEGATIVE (-INT64_C(5))
#define Shapes_YES true

/* Words with roles. */
#define Shapes_NOTHING ((halt_value)INT64_C(0))
#define Shapes_PLACE ((halt_offset)INT64_C(7))
#define Shapes_ROOM ((halt_size)INT64_C(2))

/* An accessor: one short statement, so it is in the header. (Shapes.low, Shapes.java) */
static inline int64_t Shapes_low(int64_t word) {
  return word & 255;
}

/*
 * A method with tags.
 *
 * count   how often; a description that is long enough to run over the end of its line, beside the
 *         name
 * result  count added up
 */
int32_t Shapes_loops(int32_t count);

int32_t Shapes_choices(int32_t kind, bool first, bool second);

/* Where C's operators would do, and where they would not. */
int64_t Shapes_arithmetic(int32_t narrow, int64_t wide);

/* C's words are no names there. */
int64_t Shapes_names(int64_t register_, int64_t signed_, int64_t union_, int64_t union__,
                     int64_t int64_t_);

halt_value Shapes_arena(Arena *arena, halt_process process, halt_offset place, halt_size unused);

/* Shapes.roles, Shapes.java */
static inline halt_ref Shapes_roles(halt_atom atom, int32_t index) {
  return halt_add64(atom, index);
}

#endif
