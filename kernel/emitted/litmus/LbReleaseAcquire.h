/*
 * Can two processes each read what the other writes afterwards? Here with release stores and
 * acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.LbReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_LBRELEASEACQUIRE_H
#define HALT_LITMUS_LBRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define LbReleaseAcquire_X 0
#define LbReleaseAcquire_Y 1
#define LbReleaseAcquire_OF_0_A 2
#define LbReleaseAcquire_OF_1_A 3
#define LbReleaseAcquire_MEETING 4

/* Two variables and two results. */
void LbReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void LbReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool LbReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
