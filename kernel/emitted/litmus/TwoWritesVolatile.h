/*
 * Can the first of each of two processes' writes win over the other's second? Here with volatile
 * accesses.
 *
 * Translated by HALT from halt.scenario.litmus.TwoWritesVolatile; change that, not this.
 */
#ifndef HALT_LITMUS_TWOWRITESVOLATILE_H
#define HALT_LITMUS_TWOWRITESVOLATILE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define TwoWritesVolatile_X 0
#define TwoWritesVolatile_Y 1
#define TwoWritesVolatile_MEETING 2

/* Two variables. */
void TwoWritesVolatile_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void TwoWritesVolatile_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool TwoWritesVolatile_check(Arena *arena, int32_t processes, int32_t operations);

#endif
