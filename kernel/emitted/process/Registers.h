/*
 * Where does a process keep its values between its operations? In its registers, the roots of
 * collections. Only itself and a collector that has stopped the world may touch them: plainly.
 *
 * Translated by HALT from halt.core.process.Registers; change that, not this.
 */
#ifndef HALT_PROCESS_REGISTERS_H
#define HALT_PROCESS_REGISTERS_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* The value in a register. */
halt_value Registers_get(Arena *arena, halt_process process, int32_t index);

/* Puts a value into a register. */
void Registers_set(Arena *arena, halt_process process, int32_t index, halt_value value);

/* Copies one register into another. */
void Registers_move(Arena *arena, halt_process process, int32_t to, int32_t from);

/*
 * Where a register is. Numbers that are not there are a mistake of the caller; a checked build says
 * which and stops, any other goes on with whatever word that is.
 *
 * process  a process of the arena: 0 to Layout_processes - 1
 * index    a register of it: 0 to the number in the word Layout_REGISTERS - 1
 */
halt_offset Registers_offset(Arena *arena, halt_process process, int32_t index);

#endif
