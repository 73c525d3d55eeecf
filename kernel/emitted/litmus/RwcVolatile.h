/*
 * Can a process miss a write, after its own store, that another saw before it missed that store?
 * Here with volatile accesses.
 *
 * Translated by HALT from halt.scenario.litmus.RwcVolatile; change that, not this.
 */
#ifndef HALT_LITMUS_RWCVOLATILE_H
#define HALT_LITMUS_RWCVOLATILE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define RwcVolatile_X 0
#define RwcVolatile_Y 1
#define RwcVolatile_OF_1_A 2
#define RwcVolatile_OF_1_B 3
#define RwcVolatile_OF_2_A 4
#define RwcVolatile_MEETING 5

/* Two variables and three results. */
void RwcVolatile_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void RwcVolatile_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool RwcVolatile_check(Arena *arena, int32_t processes, int32_t operations);

#endif
