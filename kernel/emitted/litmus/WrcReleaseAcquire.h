/*
 * Is what a process has seen also there for whoever sees what it wrote then? Here with release
 * stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.WrcReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_WRCRELEASEACQUIRE_H
#define HALT_LITMUS_WRCRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define WrcReleaseAcquire_X 0
#define WrcReleaseAcquire_Y 1
#define WrcReleaseAcquire_OF_1_A 2
#define WrcReleaseAcquire_OF_2_A 3
#define WrcReleaseAcquire_OF_2_B 4
#define WrcReleaseAcquire_MEETING 5

/* Two variables and three results. */
void WrcReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void WrcReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool WrcReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
