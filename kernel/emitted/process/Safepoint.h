/*
 * When may a collector move objects? When every other process is at a safepoint: between two
 * operations, before its first or after its last. Raw references live only inside an operation, so
 * there a process holds none but those in its registers.
 *
 *          enter: PHASE is MUTATING          a process         the collecting process
 *         +-----------------------+
 *   SAFE  |                       v          state := RUNNING   PHASE := STOPPING
 *    ^    +------------------- RUNNING       read PHASE         read each state
 *    |                            |
 *    +----------------------------+          each writes its own word first and then reads the
 *      poll: PHASE is STOPPING; leave        other's: at least one of them sees the other
 *
 * Translated by HALT from halt.core.process.Safepoint; change that, not this.
 */
#ifndef HALT_PROCESS_SAFEPOINT_H
#define HALT_PROCESS_SAFEPOINT_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/Layout.h"

/* Layout_PHASE: processes run. */
#define Safepoint_MUTATING INT64_C(0)

/* Layout_PHASE: one process wants the world to stop, or has stopped it. */
#define Safepoint_STOPPING INT64_C(1)

/* A process's state: it holds no raw reference and writes nothing. */
#define Safepoint_SAFE INT64_C(0)

/* A process's state: it may be inside an operation. */
#define Safepoint_RUNNING INT64_C(1)

/* The process begins, or goes on; waits while the world is stopped. */
void Safepoint_enter(Arena *arena, halt_process process);

/* The process ends, or pauses: all that it did is done before a collector sees it safe. */
void Safepoint_leave(Arena *arena, halt_process process);

/* Lets the collector have the world, and goes on when it gives it back. */
void Safepoint_park(Arena *arena, halt_process process);

/*
 * Stops the world for this running process: afterwards it alone touches the arena, until
 * Safepoint_resumeTheWorld.
 *
 * result  false, with nothing done, if another process is stopping it
 */
bool Safepoint_stopTheWorld(Arena *arena, halt_process process);

/*
 * Gives the world back: what the collector wrote is there before a process runs on.
 * (Safepoint.resumeTheWorld, Safepoint.java)
 */
static inline void Safepoint_resumeTheWorld(Arena *arena) {
  Arena_setVolatile(arena, Layout_PHASE, Safepoint_MUTATING);
}

#endif
