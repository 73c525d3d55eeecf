/*
 * Can a process see a flag and not what was written before it? Here with stores by compare-and-set
 * and volatile loads.
 *
 * Translated by HALT from halt.scenario.litmus.MpCompareAndSet; change that, not this.
 */
#ifndef HALT_LITMUS_MPCOMPAREANDSET_H
#define HALT_LITMUS_MPCOMPAREANDSET_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define MpCompareAndSet_X 0
#define MpCompareAndSet_Y 1
#define MpCompareAndSet_OF_1_A 2
#define MpCompareAndSet_OF_1_B 3
#define MpCompareAndSet_MEETING 4

/* Two variables and two results. */
void MpCompareAndSet_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void MpCompareAndSet_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool MpCompareAndSet_check(Arena *arena, int32_t processes, int32_t operations);

#endif
