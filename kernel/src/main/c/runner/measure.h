/*
 * How fast is a swap, and how fast could it be? Three ways to add 1 to the atom of the scenario
 * "counter", each as often as a process has operations, so that its check holds for all of them:
 *
 *   operation   as a process does: operands from registers, polls, told to the platform
 *   swap        the core's Atom_swap alone
 *   cas         a load and a compare-and-swap, until it succeeds: what somebody writes by hand in C
 */
#ifndef HALT_MEASURE_H
#define HALT_MEASURE_H

#include <stdint.h>

#include <halt/arena.h>

#include "arguments/arguments.h"

/* What a process does in a round, instead of what its scenario says. */
typedef void measure_work(Arena *arena, int32_t process, int32_t operations);

/* The work that is measured; NULL for MEASURE_NONE and for MEASURE_OPERATION: the scenario's
   own. */
measure_work *measure_work_of(enum measure measure);

#endif
