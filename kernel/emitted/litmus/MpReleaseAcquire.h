/*
 * Can a process see a flag and not what was written before it? Here with release stores and acquire
 * loads.
 *
 * Translated by HALT from halt.scenario.litmus.MpReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_MPRELEASEACQUIRE_H
#define HALT_LITMUS_MPRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define MpReleaseAcquire_X 0
#define MpReleaseAcquire_Y 1
#define MpReleaseAcquire_OF_1_A 2
#define MpReleaseAcquire_OF_1_B 3
#define MpReleaseAcquire_MEETING 4

/* Two variables and two results. */
void MpReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void MpReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool MpReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
