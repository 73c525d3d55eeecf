/*
 * How does a person look into the kernel? By commands over the serial line (docs/monitor.md), which
 * CPU 0 answers while the processes of a scenario wait at their operation boundaries, or run.
 */
#ifndef HALT_MONITOR_H
#define HALT_MONITOR_H

#include <stdbool.h>

#include "arguments/arguments.h"

/* CPU 0: answers commands until the person quits; true if every run's check held. */
bool monitor_run(const struct arguments *arguments);

#endif
