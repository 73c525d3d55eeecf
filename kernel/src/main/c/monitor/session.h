/*
 * Which run of a scenario does the monitor look at? At most one at a time, on all CPUs but CPU 0,
 * which serves the console; gate.h says how far each process may go.
 *
 * CPU 0 only, but for session_serve.
 */
#ifndef HALT_SESSION_H
#define HALT_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>
#include <halt/scenario.h>

#include "arguments/arguments.h"

struct session {
  const struct halt_scenario *scenario; /* NULL: nothing has been started */
  Arena arena;
  int32_t processes;
  int32_t operations;
  int64_t round; /* runs started so far */
};

/* The run under way, or the last one. */
extern struct session session;

/* Takes memory for the largest run; false after a "Bail out!" line if there is too little. */
bool session_initialise(const struct arguments *arguments);

/* A CPU other than 0: runs the processes that are its; does not return. */
_Noreturn void session_serve(int cpu);

/* How many processes there is room for; and how many a run has if nobody says: one per CPU. */
int session_most_processes(void);
int session_usual_processes(void);

/*
 * Sets a run up; its processes are on their way to their first boundary. Precondition: those of the
 * run before have ended, and there is room for so many.
 */
void session_start(const struct halt_scenario *scenario, int32_t processes, int32_t operations);

/* Lets each process begin this many operations in all. */
void session_allow(int64_t operations);

/* Whether every process has stopped at a boundary or has ended; whether all have ended. */
bool session_is_still(void);
bool session_has_ended(void);

/* What the scenario's own check does instead of holding; NULL: it holds. Precondition: all
   processes have ended. */
const char *session_check(void);

/* Collects, in the name of process 0. Precondition: still. */
void session_collect(void);

#endif
