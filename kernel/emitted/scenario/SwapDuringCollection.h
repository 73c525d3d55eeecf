/*
 * Does a collection disturb anybody? Process 0 collects before each of its swaps while the others
 * swap; nothing is lost, and what was one object stays one. Who swapped is a pair of its own that
 * the swapper's register and the atom's pair both name, so that a collector has to follow fields
 * and to keep sharing through them.
 *
 * Translated by HALT from halt.scenario.SwapDuringCollection; change that, not this.
 */
#ifndef HALT_SCENARIO_SWAPDURINGCOLLECTION_H
#define HALT_SCENARIO_SWAPDURINGCOLLECTION_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SwapDuringCollection_ATOM 1
#define SwapDuringCollection_TALLY 2
#define SwapDuringCollection_WHO 3

/* One atom with the pair (0, 0); the pair (process, process) names a process. */
void SwapDuringCollection_setup(Arena *arena, int32_t processes, int32_t operations);

/* Swaps in a new pair with its own name; process 0 collects each time before. */
void SwapDuringCollection_process(Arena *arena, halt_process process, int32_t operations);

/* Every swap counted once, and whoever swapped last holds the very object that the atom holds. */
bool SwapDuringCollection_check(Arena *arena, int32_t processes, int32_t operations);

#endif
