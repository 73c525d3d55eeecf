/*
 * Can a write lose against one after which the other process still missed what came before it? Here
 * with volatile accesses.
 *
 * Translated by HALT from halt.scenario.litmus.RVolatile; change that, not this.
 */
#ifndef HALT_LITMUS_RVOLATILE_H
#define HALT_LITMUS_RVOLATILE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define RVolatile_X 0
#define RVolatile_Y 1
#define RVolatile_OF_1_A 2
#define RVolatile_MEETING 3

/* Two variables and one result. */
void RVolatile_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void RVolatile_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool RVolatile_check(Arena *arena, int32_t processes, int32_t operations);

#endif
