/*
 * Can each of two processes miss the other's store, which both made before they looked? Here with
 * release stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.SbReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_SBRELEASEACQUIRE_H
#define HALT_LITMUS_SBRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SbReleaseAcquire_X 0
#define SbReleaseAcquire_Y 1
#define SbReleaseAcquire_OF_0_A 2
#define SbReleaseAcquire_OF_1_A 3
#define SbReleaseAcquire_MEETING 4

/* Two variables and two results. */
void SbReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void SbReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool SbReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
