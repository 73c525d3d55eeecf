/*
 * What does a CPU know of itself? One struct for each: which process it runs, what it was asked to
 * do, and for which moments its timer is set. A CPU sleeps and wakes by these; which process it
 * runs when is the business of the scheduler.
 */
#ifndef HALT_CPU_H
#define HALT_CPU_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arch.h>
#include <halt/kernel.h>

#include "cpu/process.h"

/* What a CPU was asked to do by another one, as bits. */
#define REQUEST_SAFEPOINT 1U /* bring your processes to safepoints (handshake.h) */
#define REQUEST_REPORT 2U    /* say where you are, and stop (watchdog.h) */
#define REQUEST_TABLES 4U    /* forget what has changed in the page tables (paging.h) */
#define REQUEST_WATCH 8U     /* look from now on whether anything happens (watchdog.h) */

/* A point in time that never comes: the clock is past it. What nobody has set is awaited by
   nobody. */
#define NEVER 0

/* What a CPU does; only that CPU writes it, except `requests`. */
struct cpu {
  _Alignas(64) struct process *current; /* NULL: none of them, but the scheduler itself */
  struct arch_context context;          /* the scheduler, while a process runs */
  bool quiet;                           /* the kernel uses the arena for itself */
  uint32_t requests;
  uint32_t reported;       /* 1: place is where it stopped on REQUEST_REPORT */
  struct halt_place place; /* of the last interrupt */
  int alive;               /* processes that have not ended */
  uint64_t random;
  uint64_t slice_end;
  uint64_t alarm;    /* the end of a nap */
  uint64_t watch_at; /* when the watchdog looks again */
  int64_t in_operation; /* pre-emptions that could have restarted an operation */

  /* Counted over all rounds. */
  uint64_t switches;     /* from a process to the scheduler and on to the next */
  uint64_t yields;       /* ... because it waited */
  uint64_t preemptions;  /* ... because it was interrupted */
  uint64_t aborts;       /* operations that a pre-emption restarted */
  uint64_t calls;        /* interrupts of other CPUs */
  uint64_t left_safe;    /* processes that were left safe between two operations */
  uint64_t made_safe;    /* operations that were restarted for a collection */
  uint64_t not_safe;     /* processes that had to go on to the next boundary */
};

extern struct cpu cpus[HALT_MAX_CPUS];

/* The CPU that asks. */
struct cpu *cpu_self(void);

/* The process that runs on this CPU, or NULL; NULL also while the kernel uses the arena. */
struct process *cpu_current(void);

/* Nothing is awaited any more, of any CPU. CPU 0, when no process runs. */
void cpu_initialise(void);

/* Has the timer come at the first of the moments that this CPU awaits. Masked. */
void cpu_arm(struct cpu *self);

/* Whether a moment is awaited and has come. */
bool cpu_has_come(uint64_t moment, uint64_t now);

/* Sleeps for about so long, or until the CPU is interrupted; no process need be running. */
void cpu_nap(uint32_t microseconds);

/*
 * Returns once *word differs from old; until then the CPU sleeps. The read that saw the difference
 * is an acquire. Whoever changes it stores with release and then interrupts this CPU.
 */
void cpu_wait(const uint32_t *word, uint32_t old);

/* Asks another CPU, and interrupts it. */
void cpu_request(int cpu, uint32_t request);

/* Has the watchdog look on this CPU at that time; NEVER: not. */
void cpu_watch(uint64_t at);

#endif
