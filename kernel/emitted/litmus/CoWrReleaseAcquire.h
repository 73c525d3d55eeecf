/*
 * Can a process read past its own write a value that loses against it? Here with release stores and
 * acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.CoWrReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_COWRRELEASEACQUIRE_H
#define HALT_LITMUS_COWRRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define CoWrReleaseAcquire_X 0
#define CoWrReleaseAcquire_OF_0_A 1
#define CoWrReleaseAcquire_MEETING 2

/* One variable and one result. */
void CoWrReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void CoWrReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool CoWrReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
