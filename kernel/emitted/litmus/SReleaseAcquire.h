/*
 * Can a write that follows a flag lose against the one that was before the flag? Here with release
 * stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.SReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_SRELEASEACQUIRE_H
#define HALT_LITMUS_SRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SReleaseAcquire_X 0
#define SReleaseAcquire_Y 1
#define SReleaseAcquire_OF_1_A 2
#define SReleaseAcquire_MEETING 3

/* Two variables and one result. */
void SReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void SReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool SReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
