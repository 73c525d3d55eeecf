/*
 * Can the first of each of two processes' writes win over the other's second? Here with release
 * stores.
 *
 * Translated by HALT from halt.scenario.litmus.TwoWritesRelease; change that, not this.
 */
#ifndef HALT_LITMUS_TWOWRITESRELEASE_H
#define HALT_LITMUS_TWOWRITESRELEASE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define TwoWritesRelease_X 0
#define TwoWritesRelease_Y 1
#define TwoWritesRelease_MEETING 2

/* Two variables. */
void TwoWritesRelease_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void TwoWritesRelease_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool TwoWritesRelease_check(Arena *arena, int32_t processes, int32_t operations);

#endif
