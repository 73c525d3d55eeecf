/*
 * Can a write lose against one after which the other process still missed what came before it? Here
 * with release stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.RReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_RRELEASEACQUIRE_H
#define HALT_LITMUS_RRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define RReleaseAcquire_X 0
#define RReleaseAcquire_Y 1
#define RReleaseAcquire_OF_1_A 2
#define RReleaseAcquire_MEETING 3

/* Two variables and one result. */
void RReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void RReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool RReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
