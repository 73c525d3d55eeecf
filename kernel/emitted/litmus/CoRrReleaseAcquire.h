/*
 * Can a process see an old value of a variable after the new one? Here with release stores and
 * acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.CoRrReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_CORRRELEASEACQUIRE_H
#define HALT_LITMUS_CORRRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define CoRrReleaseAcquire_X 0
#define CoRrReleaseAcquire_OF_1_A 1
#define CoRrReleaseAcquire_OF_1_B 2
#define CoRrReleaseAcquire_MEETING 3

/* One variable and two results. */
void CoRrReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void CoRrReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool CoRrReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
