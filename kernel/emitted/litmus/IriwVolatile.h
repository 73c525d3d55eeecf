/*
 * Can two readers see two independent writes in different orders? Here with volatile accesses.
 *
 * Translated by HALT from halt.scenario.litmus.IriwVolatile; change that, not this.
 */
#ifndef HALT_LITMUS_IRIWVOLATILE_H
#define HALT_LITMUS_IRIWVOLATILE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define IriwVolatile_X 0
#define IriwVolatile_Y 1
#define IriwVolatile_OF_2_A 2
#define IriwVolatile_OF_2_B 3
#define IriwVolatile_OF_3_A 4
#define IriwVolatile_OF_3_B 5
#define IriwVolatile_MEETING 6

/* Two variables and four results. */
void IriwVolatile_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void IriwVolatile_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool IriwVolatile_check(Arena *arena, int32_t processes, int32_t operations);

#endif
