/*
 * How far may each process go? A process asks at each of its operation boundaries, and stays there
 * until the monitor lets it on. While it stays it is at a safepoint of the core, so a collection
 * does not wait for it.
 *
 * The monitor says how many operations a process may have begun in all; 0 and it stops at the next
 * boundary. Each time it says so it raises the process's turn, and a process that stops says under
 * which turn it did: so the monitor never takes a process for still that has just been let on.
 *
 * Without a monitor nobody calls gate_prepare, and every process passes.
 */
#ifndef HALT_GATE_H
#define HALT_GATE_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>

#define GATE_UNLIMITED INT64_MAX

/* The monitor: before a round with so many processes; each will stop at its first boundary. */
void gate_prepare(int processes);

/* Process process: it begins on the CPU that calls, it comes to a boundary, it has ended. */
void gate_begin(int process);
void gate_pass(Arena *arena, int process);
void gate_end(int process);

/* Process process: which operation it is in now, a constant of process/Operation.h; 0: none. */
void gate_note_operation(int process, int32_t operation);

/* The monitor: how many operations the process may have begun in all. */
void gate_allow(int process, int64_t operations);

/* Whether the process has stopped, or ended, and will stay so until it is let on. */
bool gate_is_still(int process);
bool gate_has_ended(int process);

/* How many operations it has begun. */
int64_t gate_begun(int process);

/* The operation that it is in; 0: none. */
int32_t gate_operation(int process);

/* The CPU that it runs on; -1: it has not begun. */
int gate_cpu(int process);

#endif
