/*
 * Can each of two processes miss the other's store, which both made before they looked? Here with
 * volatile accesses.
 *
 * Translated by HALT from halt.scenario.litmus.SbVolatile; change that, not this.
 */
#ifndef HALT_LITMUS_SBVOLATILE_H
#define HALT_LITMUS_SBVOLATILE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SbVolatile_X 0
#define SbVolatile_Y 1
#define SbVolatile_OF_0_A 2
#define SbVolatile_OF_1_A 3
#define SbVolatile_MEETING 4

/* Two variables and two results. */
void SbVolatile_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void SbVolatile_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool SbVolatile_check(Arena *arena, int32_t processes, int32_t operations);

#endif
