/*
 * Whom does a collection wait for? Only for processes that are in an operation and have begun to
 * publish its result, and that for a few instructions. Every other process is at a safepoint, or is
 * brought to one by its own CPU, which the collecting one interrupts:
 *
 *   in kernel code between two operations   is a safepoint: it is left safe (Safepoint_leave)
 *   in an operation, before it publishes    is aborted, left safe, and restarted later
 *   anywhere else                           runs on to the next boundary
 *
 * Whoever was left safe enters again (Safepoint_enter) before it touches the arena.
 */
#ifndef HALT_HANDSHAKE_H
#define HALT_HANDSHAKE_H

#include "cpu/cpu.h"
#include "cpu/process.h"

/* A process begins. */
void handshake_initialise(struct process *process);

/* The running process waits: if it is the one that collects, asks the CPUs it waits for. */
void handshake_ask(struct process *process);

/* Brings this CPU's processes but one to safepoints, if a collection waits for them; true if the
   running one must stop for it. Masked. */
bool handshake_make_safe(struct cpu *self, const struct process *collector);

/* Leaves safe a process of this CPU that is in kernel code between two operations. Masked. */
void handshake_leave(struct cpu *self, struct process *process);

/* The running process goes on between two operations: enters, if it was left safe. */
void handshake_enter(struct process *process);

#endif
