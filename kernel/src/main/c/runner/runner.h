/*
 * How is a scenario run on real CPUs? Each CPU runs its share of the processes (scheduler.h). A
 * round, as CPU 0 lives it:
 *
 *   zero the arena, set up             alone; the others sleep
 *   start                              the others wake and all line up, then all go at once, each
 *                                      process after a short pseudo-random delay, so that rounds
 *                                      differ
 *   its own processes, then wait       until the last process has ended
 *   print, check                       alone; the others sleep
 */
#ifndef HALT_RUNNER_H
#define HALT_RUNNER_H

#include <stdbool.h>

#include "arguments/arguments.h"

/* CPU 0: runs all rounds and prints the result; true if every round was as it should be. */
bool runner_run(const struct arguments *arguments);

/* Every other CPU: takes part in the rounds that need it; does not return. */
_Noreturn void runner_serve(int cpu);

#endif
