/*
 * Can each of two processes miss the other's store, which both made before they looked? Here with
 * stores by compare-and-set and volatile loads.
 *
 * Translated by HALT from halt.scenario.litmus.SbCompareAndSet; change that, not this.
 */
#ifndef HALT_LITMUS_SBCOMPAREANDSET_H
#define HALT_LITMUS_SBCOMPAREANDSET_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SbCompareAndSet_X 0
#define SbCompareAndSet_Y 1
#define SbCompareAndSet_OF_0_A 2
#define SbCompareAndSet_OF_1_A 3
#define SbCompareAndSet_MEETING 4

/* Two variables and two results. */
void SbCompareAndSet_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void SbCompareAndSet_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool SbCompareAndSet_check(Arena *arena, int32_t processes, int32_t operations);

#endif
