/*
 * Can a write lose against one after which the other process still missed what came before it? Here
 * with a full fence between release stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.RFence; change that, not this.
 */
#ifndef HALT_LITMUS_RFENCE_H
#define HALT_LITMUS_RFENCE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define RFence_X 0
#define RFence_Y 1
#define RFence_OF_1_A 2
#define RFence_MEETING 3

/* Two variables and one result. */
void RFence_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void RFence_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool RFence_check(Arena *arena, int32_t processes, int32_t operations);

#endif
