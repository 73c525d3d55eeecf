/*
 * Can a reader see a mix of two values? Even processes reset an atom to pairs (k, k), odd ones read
 * it; the two fields of what they read are always the same.
 *
 * Translated by HALT from halt.scenario.ResetDeref; change that, not this.
 */
#ifndef HALT_SCENARIO_RESETDEREF_H
#define HALT_SCENARIO_RESETDEREF_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define ResetDeref_ATOM 1
#define ResetDeref_NUMBER 2

/* Of a writer: its new pair. Of a reader: how many mixed pairs it saw. */
#define ResetDeref_PAIR_OR_MIXED 3

/* One atom with the pair (0, 0). */
void ResetDeref_setup(Arena *arena, int32_t processes, int32_t operations);

/* Writes or reads, operations times. */
void ResetDeref_process(Arena *arena, halt_process process, int32_t operations);

/* No reader saw a mixed pair. */
bool ResetDeref_check(Arena *arena, int32_t processes, int32_t operations);

#endif
