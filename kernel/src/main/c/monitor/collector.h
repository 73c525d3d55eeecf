/*
 * What does the monitor say of a heap? Only its collector knows what lies where in it, so there is
 * a file for each collector, named like its folder in the emitted C. The run is still
 * (session_is_still).
 */
#ifndef HALT_COLLECTOR_H
#define HALT_COLLECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>

/* Prints how much of the heap is in use and by whom; the last line is not ended. */
void collector_show(Arena *arena);

/* Prints the name of a word of the heap; returns whether it is an object's: a value, a header or a
   forwarding pointer. */
bool collector_print_name(Arena *arena, int64_t offset);

#endif
