/*
 * What can a process do, one step at a time? An operation takes its operands from the registers of
 * process, numbered as Registers_offset says, and puts its result into Operation_RESULT. It begins
 * at a safepoint and has no effect until its one publishing access, so when memory runs out it is
 * run again after a collection, its operands read anew.
 *
 * Translated by HALT from halt.core.process.Operation; change that, not this.
 */
#ifndef HALT_PROCESS_OPERATION_H
#define HALT_PROCESS_OPERATION_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* A new atom; first is its value. Result: the atom, or Word_OUT_OF_ATOMS. */
#define Operation_CREATE 1

/* The value of the atom target. */
#define Operation_DEREF 2

/* On target, from first to second. Result: whether it did. */
#define Operation_COMPARE_AND_SET 3

/* Sets target to first, which is also the result. */
#define Operation_RESET 4

/* On target, by the function of the number first, with the argument. */
#define Operation_SWAP 5

/* A new pair of first and second. */
#define Operation_TUPLE 6

/* Collects. Result: whether this process did it. */
#define Operation_COLLECT 7

/* The register of results. */
#define Operation_RESULT 0

/* Instead of a register: the operation has no such operand. */
#define Operation_NO_OPERAND (-1)

/* After how many of its own collections an operation gives up. */
#define Operation_MAX_COLLECTIONS 2

/* A new atom with the value in a register. */
void Operation_create(Arena *arena, halt_process process, int32_t value);

/* The value of the atom in a register. */
void Operation_deref(Arena *arena, halt_process process, int32_t atom);

/* Replaces the atom's value if it is the one in register expected. */
void Operation_compareAndSet(Arena *arena, halt_process process, int32_t atom, int32_t expected,
                             int32_t desired);

/* Replaces the atom's value. */
void Operation_reset(Arena *arena, halt_process process, int32_t atom, int32_t desired);

/*
 * Replaces the atom's value by a function of it.
 *
 * function  a register with the function's number, one of halt.core.atom.Function
 */
void Operation_swap(Arena *arena, halt_process process, int32_t atom, int32_t function,
                    int32_t argument);

/* A new pair. */
void Operation_tuple(Arena *arena, halt_process process, int32_t first, int32_t second);

/* Collects now. */
void Operation_collect(Arena *arena, halt_process process);

/* Runs one operation to its end; operands are register numbers, or Operation_NO_OPERAND. */
void Operation_run(Arena *arena, halt_process process, int32_t operation, int32_t target,
                   int32_t first, int32_t second);

#endif
