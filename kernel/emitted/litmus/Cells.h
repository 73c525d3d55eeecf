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

/* So often a process looks whether the others have come to an instance, and then goes on. */
#define Cells_PATIENCE 300

/* Variables at 0, results at nil, and a meeting point, for so many instances of each. */
void Cells_create(Arena *arena, int32_t variables, int32_t results, int32_t instances);

/*
 * Waits for the other processes before an instance, so that they are in it at the same time: a
 * wish, so only for a while. One instance alone needs no meeting point, because all processes begin
 * together; that is what an explorer sees.
 *
 * column  the last one
 */
void Cells_meet(Arena *arena, int32_t instances, int32_t column, int32_t instance,
                int32_t processes);

/* The cell of an instance in a column, from 0. */
halt_atom Cells_at(Arena *arena, int32_t instances, int32_t column, int32_t instance);

/* Keeps a result. */
void Cells_keep(Arena *arena, int32_t instances, int32_t column, int32_t instance,
                halt_value result);

/* Whether every result of these columns is there. */
bool Cells_complete(Arena *arena, int32_t variables, int32_t results, int32_t instances);

#endif
