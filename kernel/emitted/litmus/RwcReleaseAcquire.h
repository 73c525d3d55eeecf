/*
 * Can a process miss a write, after its own store, that another saw before it missed that store?
 * Here with release stores and acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.RwcReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_RWCRELEASEACQUIRE_H
#define HALT_LITMUS_RWCRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define RwcReleaseAcquire_X 0
#define RwcReleaseAcquire_Y 1
#define RwcReleaseAcquire_OF_1_A 2
#define RwcReleaseAcquire_OF_1_B 3
#define RwcReleaseAcquire_OF_2_A 4
#define RwcReleaseAcquire_MEETING 5

/* Two variables and three results. */
void RwcReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void RwcReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool RwcReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
