/*
 * Does a race have one winner? All processes try each step from i to i + 1; one of them makes it.
 *
 * Translated by HALT from halt.scenario.CompareAndSetRace; change that, not this.
 */
#ifndef HALT_SCENARIO_COMPAREANDSETRACE_H
#define HALT_SCENARIO_COMPAREANDSETRACE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define CompareAndSetRace_ATOM 1
#define CompareAndSetRace_EXPECTED 2
#define CompareAndSetRace_DESIRED 3
#define CompareAndSetRace_WINS 4

/* One atom at 0, known to all; nobody has won yet. */
void CompareAndSetRace_setup(Arena *arena, int32_t processes, int32_t operations);

/* Tries every step in order and counts those that it made. */
void CompareAndSetRace_process(Arena *arena, halt_process process, int32_t operations);

/* Every step was made, and by one process. */
bool CompareAndSetRace_check(Arena *arena, int32_t processes, int32_t operations);

#endif
