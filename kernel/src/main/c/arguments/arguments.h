/*
 * What was the kernel asked to do? One struct, read and checked once at the start; arguments.c has
 * the list of words that fill it.
 */
#ifndef HALT_ARGUMENTS_H
#define HALT_ARGUMENTS_H

#include <stdbool.h>
#include <stdint.h>

enum fault {
  FAULT_NONE,
  FAULT_NULL,         /* reads address 0 */
  FAULT_WRITE_TEXT,   /* writes over code */
  FAULT_WRITE_RODATA, /* writes over a constant */
  FAULT_EXEC_DATA,    /* calls data */
  FAULT_STACK,        /* recurses without end */
  FAULT_ARENA,        /* reads a word behind the end of an arena */
  FAULT_REGISTER,     /* uses a register that its process does not have */
  FAULT_PROCESS,      /* uses a register of a process that its arena does not have */
  FAULT_UNDEFINED,    /* executes what is no instruction */
  FAULT_DOUBLE,       /* reads address 0 when that cannot be reported as usual */
  FAULT_UNMAPPED,     /* uses a page that another CPU has taken away */
  FAULT_WRITE_VALUE,  /* writes over a published value */
  FAULT_PANIC,        /* says that a precondition is broken */
};

/* What is measured instead of a scenario's work (runner/measure.h). */
enum measure {
  MEASURE_NONE,
  MEASURE_OPERATION,
  MEASURE_SWAP,
  MEASURE_CAS,
};

struct arguments {
  char scenario[64];     /* empty: none */
  int64_t processes;     /* 0: one per CPU */
  int64_t operations;
  int64_t rounds;
  int64_t seed;          /* of the start delays and the naps */
  int64_t line_up;       /* how long a process waits for the others to start, in turns of a loop */
  int64_t delay;         /* the longest start delay after that */
  int64_t nap_every;     /* a process naps before one of n accesses to the arena; 0: never */
  int64_t collect_every; /* a process asks for a collection at every n-th operation; 0: never */
  int64_t fail_every;    /* a process is refused every n-th claim of memory; 0: never */
  int64_t space_words;   /* 0: as the scenario says */
  int64_t buffer_words;  /* 0: as the scenario says */
  int64_t history_words; /* what one process can record in a round */
  int64_t awake;         /* 1: no CPU ever sleeps */
  int64_t monitor;       /* 1: answer commands that come over the serial line (monitor.h) */
  int64_t hang;          /* 1: spin for ever instead of running anything */
  int64_t slice_us;      /* how long a process runs before the next one of its CPU; 0: it is not
                            pre-empted, and no operation is restarted */
  int64_t abort_every;   /* every n-th pre-emption in an operation restarts it; 0: none does */
  int64_t abort_late;    /* 1: and that behind its publishing access, which is wrong */
  int64_t handshake;     /* 0: a collection interrupts nobody, but waits */
  int64_t compute;       /* the last process computes until so many collections are done; 0: not */
  int64_t watchdog_ms;   /* it gives up if no operation is completed for so long; 0: never */
  int64_t hang_process;  /* spins for ever in its first operation; -1: none */
  int64_t hang_masked;   /* 1: and masks interrupts before */
  int64_t protect_values; /* 1: values that a collection kept are mapped read-only */
  int64_t fault_cpu;     /* where the fault is provoked if there is no scenario */
  int64_t fault_process; /* who provokes it in its first operation if there is one */
  enum fault fault;
  enum measure measure; /* what takes the place of a process's work, its time told and no history */
};

/* Reads "key=value key=value ...". False, after a "Bail out!" line that says why. */
bool arguments_parse(const char *text, struct arguments *arguments);

#endif
