/*
 * Is a new value whole when it is seen? Every swap builds a new pair (n + 1, who).
 *
 * Translated by HALT from halt.scenario.SwapAllocating; change that, not this.
 */
#ifndef HALT_SCENARIO_SWAPALLOCATING_H
#define HALT_SCENARIO_SWAPALLOCATING_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define SwapAllocating_ATOM 1
#define SwapAllocating_TALLY 2
#define SwapAllocating_WHO 3

/* One atom with the pair (0, 0). */
void SwapAllocating_setup(Arena *arena, int32_t processes, int32_t operations);

/* Swaps in a new pair with its own number. */
void SwapAllocating_process(Arena *arena, halt_process process, int32_t operations);

/* Every swap counted once. */
bool SwapAllocating_check(Arena *arena, int32_t processes, int32_t operations);

#endif
