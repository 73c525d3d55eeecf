/*
 * What does the kernel know of a process? One struct for each. Its CPU, on which it stays, is the
 * only one that writes it while a round runs; an interrupt there is the only other writer.
 */
#ifndef HALT_PROCESS_H
#define HALT_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>
#include <halt/arena.h>
#include <halt/kernel.h>

/* So much stack an operation may find above it; then it can be restarted. */
#define CHECKPOINT_CAPACITY 2048

/*
 * How far an operation is. From RESTARTABLE it may be aborted, for it has done nothing yet that
 * anybody can see; from COMMITTING it may not (restart.h).
 */
enum operation_state { OPERATION_NONE, OPERATION_RESTARTABLE, OPERATION_COMMITTING };

struct process {
  _Alignas(64) int number;
  int cpu; /* that it belongs to */
  volatile bool ended;
  struct arch_context context; /* while it does not run */
  uint64_t pc;                 /* where it was when it stopped running; for reports */
  uint64_t frame;

  /* Safepoints (handshake.h). */
  Arena *arena;
  int64_t *state;           /* its word in the arena: Safepoint_RUNNING or Safepoint_SAFE */
  volatile bool at_boundary; /* it is in kernel code between two operations, with no references */
  volatile bool must_enter;  /* it was left safe, and must enter again before it goes on */
  volatile bool overdue;     /* its slice ended between two operations: it stops at the next */

  /* Restart (restart.h). */
  volatile enum operation_state operation;
  volatile bool announced; /* the word that is committed now made it COMMITTING */
  volatile bool restart;   /* it is to go on from its checkpoint */
  volatile bool published; /* it is about to change an atom, or has */
  halt_offset registers_start;
  halt_offset registers_end;
  halt_offset claims_start; /* the words of the collector's own */
  halt_offset claims_end;
  struct arch_context checkpoint;
  size_t kept; /* bytes of the stack above the checkpoint; 0: there is none */
  uint8_t stack[CHECKPOINT_CAPACITY];

  /* Choices (platform.h). */
  int64_t collections; /* questions asked so far */
  int64_t allocations;
  uint64_t random; /* 0: it does not nap now */
  int naps;        /* since the last operation, or the round, began */
  uint32_t spins;

  volatile uint64_t completed; /* operations so far; the watchdog reads it, on any CPU */
};

extern struct process processes[HALT_MAX_PROCESSES];

#endif
