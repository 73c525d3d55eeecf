/*
 * What may happen between two operations? There a process holds no raw reference but those in its
 * registers, so a collection may run: this one's own, if the host wants it, or another process's.
 *
 * Translated by HALT from halt.core.process.Boundary; change that, not this.
 */
#ifndef HALT_PROCESS_BOUNDARY_H
#define HALT_PROCESS_BOUNDARY_H

#include <halt/arena.h>
#include <halt/word.h>

/* The one place where a running process lets a collection happen. */
void Boundary_poll(Arena *arena, halt_process process);

#endif
