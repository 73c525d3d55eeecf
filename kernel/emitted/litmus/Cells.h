/*
 * Where are the variables of a litmus test, and where are its results kept? In atoms, whose final
 * values are what an outcome shows.
 *
 * Translated by HALT from halt.scenario.litmus.Cells; change that, not this.
 */
#ifndef HALT_LITMUS_CELLS_H
#define HALT_LITMUS_CELLS_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* Variables at 0 and results at nil, for so many instances of each. */
void Cells_create(Arena *arena, int32_t variables, int32_t results, int32_t instances);

/* The cell of an instance in a column, from 0. */
halt_atom Cells_at(Arena *arena, int32_t instances, int32_t column, int32_t instance);

/* Keeps a result. */
void Cells_keep(Arena *arena, int32_t instances, int32_t column, int32_t instance,
                halt_value result);

/* Whether every result of these columns is there. */
bool Cells_complete(Arena *arena, int32_t variables, int32_t results, int32_t instances);

#endif
