/*
 * How does this host answer the core's choices (halt/platform.h), and when does it come in between?
 *
 * Choices are made by counting, per process, so that a round asks for a collection or refuses
 * memory as often as the arguments say. Between any two accesses to the arena a process may be made
 * to nap: real CPUs meet in the few instructions of a race too seldom, and a host with fewer CPUs
 * than we have hardly lets them meet at all.
 */
#ifndef HALT_PLATFORM_CHOICES_H
#define HALT_PLATFORM_CHOICES_H

#include <stdbool.h>
#include <stdint.h>

#include "cpu/process.h"

struct platform {
  int64_t collect_every; /* every n-th question of a process is answered yes; 0: none is */
  int64_t fail_every;    /* likewise */
  int64_t nap_every;     /* a process naps before one of n accesses on average; 0: never */
  uint64_t seed;         /* of the accesses before which it does */
  bool restarts;         /* operations get a checkpoint */
  bool handshake;        /* a process that collects interrupts those it waits for */
  int64_t compute;       /* the last process computes until so many collections are done; 0: not */
  int32_t processes;
};

/* Before the first round. */
void platform_initialise(const struct platform *wanted);

/* Before each round, when no process runs. */
void platform_begin_round(void);

/* From here to platform_leave the process may be made to nap. Called by that process. */
void platform_enter(struct process *process, uint32_t round);
void platform_leave(struct process *process);

#endif
