/*
 * Which pure functions may Atom_swap apply? A function sees an atom's old value and an argument and
 * gives the new value; it may allocate but has no other effect, so a swap can run it as often as it
 * must.
 *
 * Translated by HALT from halt.core.atom.Function; change that, not this.
 */
#ifndef HALT_ATOM_FUNCTION_H
#define HALT_ATOM_FUNCTION_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* The sum of two fixnums. */
#define Function_ADD 1

/* From a pair (n, who) to the new pair (n + 1, argument). */
#define Function_TALLY 2

/*
 * The function's value.
 *
 * result  the new value, or a failure (Word_isFailure): Word_WRONG_KIND for an unknown function or
 *         an operand that it does not take, Word_OUT_OF_RANGE, Word_NEEDS_COLLECTION
 */
halt_value Function_apply(Arena *arena, halt_process process, int32_t function, halt_value old,
                          halt_value argument);

#endif
