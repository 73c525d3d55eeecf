/*
 * Can a process's two writes to one variable take effect in the wrong order? Here with release
 * stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.CoWwReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_COWWRELEASEACQUIRE_H
#define HALT_LITMUS_COWWRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define CoWwReleaseAcquire_X 0
#define CoWwReleaseAcquire_OF_1_A 1
#define CoWwReleaseAcquire_MEETING 2

/* One variable and one result. */
void CoWwReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void CoWwReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool CoWwReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
