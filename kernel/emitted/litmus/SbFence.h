/*
 * Can each of two processes miss the other's store, which both made before they looked? Here with a
 * full fence between release stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.SbFence; change that, not this.
 */
#ifndef HALT_LITMUS_SBFENCE_H
#define HALT_LITMUS_SBFENCE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SbFence_X 0
#define SbFence_Y 1
#define SbFence_OF_0_A 2
#define SbFence_OF_1_A 3
#define SbFence_MEETING 4

/* Two variables and two results. */
void SbFence_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void SbFence_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool SbFence_check(Arena *arena, int32_t processes, int32_t operations);

#endif
