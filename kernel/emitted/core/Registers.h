/*
 * Where does a process keep its values from one operation to the next? In its CPU's registers: they
 * are the roots that a collection starts from and rewrites. Only the process itself and a collector
 * that has stopped the world may touch them, so access is plain.
 *
 * Translated by HALT from halt.core.Registers; change that, not this.
 */
#ifndef HALT_CORE_REGISTERS_H
#define HALT_CORE_REGISTERS_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* The value in a register. */
halt_value Registers_get(Arena *arena, int32_t cpu, int32_t index);

/* Puts a value into a register. */
void Registers_set(Arena *arena, int32_t cpu, int32_t index, halt_value value);

/* Copies one register into another. */
void Registers_move(Arena *arena, int32_t cpu, int32_t to, int32_t from);

/* Where a register is. */
halt_offset Registers_offset(Arena *arena, int32_t cpu, int32_t index);

#endif
