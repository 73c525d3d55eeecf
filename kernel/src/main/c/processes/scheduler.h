/*
 * Which process runs on a CPU, and until when? Process p belongs to CPU p modulo the CPUs that take
 * part, counted from the first of them, and stays there. A CPU runs its processes in turn, each
 * until its slice is over, until it spins on a word that another one will change, or until it ends.
 * Between them the CPU is on its own stack, where it also handles what must not happen on a
 * process's: to put a checkpoint back.
 */
#ifndef HALT_SCHEDULER_H
#define HALT_SCHEDULER_H

#include <stdbool.h>
#include <stdint.h>

#include "cpu/process.h"

struct schedule {
  int32_t processes;
  int32_t cpus;        /* that take part; at most as many as processes */
  int32_t first_cpu;   /* of these */
  uint64_t slice_ns;   /* the mean length of a slice; 0: no pre-emption */
  int64_t abort_every; /* every n-th pre-emption in an operation restarts it; 0: none does */
  bool abort_late;     /* ... and only behind its publishing access, which is wrong: for tests */
  uint64_t seed;       /* of the slices' lengths */
  void (*run)(struct process *process); /* a process, from its start to its end */
};

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

/* Before the first round, on CPU 0. */
void scheduler_initialise(const struct schedule *wanted);

/* CPU 0, before each round, when no process runs: makes all of them ready for the arena. */
void scheduler_prepare(Arena *arena);

/* The CPU that a process belongs to. */
int scheduler_cpu_of(int process);

/* Runs this CPU's processes of a round, until all of them have ended. Interrupts unmasked. */
void scheduler_run(uint32_t round);

/* The process that runs on this CPU, or NULL; NULL also while the kernel uses the arena. */
struct process *scheduler_current(void);

/* The process waits for another one: the next one of this CPU runs, if there is one. */
void scheduler_yield(void);

/* As if the running process had been interrupted here at the end of its slice. */
void scheduler_preempt_here(void);

/* Whether processes are pre-empted here: slices end, and there is another process, or operations
   are to be aborted. */
bool scheduler_preempts(void);

/* Sleeps for about so long, or until the CPU is interrupted; no process need be running. */
void scheduler_nap(uint32_t microseconds);

/*
 * Returns once *word differs from old; until then the CPU sleeps. The read that saw the difference
 * is an acquire. Whoever changes it stores with release and then interrupts this CPU.
 */
void scheduler_wait(const uint32_t *word, uint32_t old);

/* Asks another CPU, and interrupts it. */
void scheduler_request(int cpu, uint32_t request);

/* Has the watchdog look on this CPU at that time; NEVER: not. */
void scheduler_watch(uint64_t at);

/* Prints "# scheduler switches=... ...". */
void scheduler_print(void);

#endif
