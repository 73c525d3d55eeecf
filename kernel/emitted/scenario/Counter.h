/*
 * Is an increment ever lost? Every process adds 1 to one atom by swap; the sum must be exact.
 *
 * Translated by HALT from halt.scenario.Counter; change that, not this.
 */
#ifndef HALT_SCENARIO_COUNTER_H
#define HALT_SCENARIO_COUNTER_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define Counter_ATOM 1
#define Counter_ADD 2
#define Counter_ONE 3

/* One atom at 0, known to all. */
void Counter_setup(Arena *arena, int32_t processes, int32_t operations);

/* Adds 1, operations times. */
void Counter_process(Arena *arena, halt_process process, int32_t operations);

/* Every increment counted once. */
bool Counter_check(Arena *arena, int32_t processes, int32_t operations);

#endif
