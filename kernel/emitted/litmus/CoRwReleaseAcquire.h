/*
 * Can a process read what is written after its own later write? Here with release stores and
 * acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.CoRwReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_CORWRELEASEACQUIRE_H
#define HALT_LITMUS_CORWRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define CoRwReleaseAcquire_X 0
#define CoRwReleaseAcquire_OF_0_A 1
#define CoRwReleaseAcquire_MEETING 2

/* One variable and one result. */
void CoRwReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void CoRwReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool CoRwReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
