/*
 * Can a process see a flag and not what was written before it? Here with volatile accesses.
 *
 * Translated by HALT from halt.scenario.litmus.MpVolatile; change that, not this.
 */
#ifndef HALT_LITMUS_MPVOLATILE_H
#define HALT_LITMUS_MPVOLATILE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define MpVolatile_X 0
#define MpVolatile_Y 1
#define MpVolatile_OF_1_A 2
#define MpVolatile_OF_1_B 3
#define MpVolatile_MEETING 4

/* Two variables and two results. */
void MpVolatile_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void MpVolatile_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool MpVolatile_check(Arena *arena, int32_t processes, int32_t operations);

#endif
