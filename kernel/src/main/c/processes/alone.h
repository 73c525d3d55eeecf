/*
 * Did a scenario's set-up, or its check, find the memory that it asked for? Nothing else runs then,
 * so whoever asks and then claims no words was refused. CPU 0 only, in its own name: what processes
 * ask for is no business of this file.
 */
#ifndef HALT_ALONE_H
#define HALT_ALONE_H

#include <stdbool.h>

#include <halt/arena.h>

/* The set-up, or the check, begins. */
void alone_begin(void);

/* What it does, as the core tells the platform: it wants words; an operation begins, and ends. */
void alone_asks(Arena *arena);
void alone_invokes(Arena *arena);
void alone_responds(halt_value result);

/* Whether the set-up ran out of memory: an operation of it did, or it left a value behind that says
   so. It may have filled the arena on purpose. */
bool alone_set_up_ran_out(Arena *arena);

/* Whether the check ran out: an operation of it did, or it does not hold and was refused memory. */
bool alone_check_ran_out(Arena *arena, bool holds);

#endif
