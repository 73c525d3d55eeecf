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

#include <halt/kernel.h>

#include "cpu/cpu.h"
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

/* Before the first round, on CPU 0. */
void scheduler_initialise(const struct schedule *wanted);

/* CPU 0, before each round, when no process runs: makes all of them ready for the arena. */
void scheduler_prepare(Arena *arena);

/* Runs this CPU's processes of a round, until all of them have ended. Interrupts unmasked. */
void scheduler_run(uint32_t round);

/* The process waits for another one: the next one of this CPU runs, if there is one. */
void scheduler_yield(void);

/* As if the running process had been interrupted here at the end of its slice. */
void scheduler_preempt_here(void);

/* Whether processes are pre-empted here: slices end, and there is another process, or operations
   are to be aborted. */
bool scheduler_preempts(void);

/*
 * In an interrupt, the end of this CPU's slice has come: true if the process that runs stops for
 * it.
 */
bool scheduler_slice_is_over(struct cpu *self);

/* In an interrupt of the running process at this place: stops it, and returns when it goes on. */
void scheduler_stop_at(struct cpu *self, const struct halt_place *place);

#endif
