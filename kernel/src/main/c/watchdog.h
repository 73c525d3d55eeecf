/*
 * Does anything happen at all? CPU 0's timer looks now and then whether some process has completed
 * an operation since it looked last. If none has, the machine ends as failed, after it has said
 * where every CPU and every process is.
 */
#ifndef HALT_WATCHDOG_H
#define HALT_WATCHDOG_H

#include <stdint.h>

#include "scheduler.h"

/* How long nothing may happen; 0: for ever. */
void watchdog_initialise(int64_t milliseconds);

/* CPU 0: from here to watchdog_stop something is to happen. */
void watchdog_start(void);
void watchdog_stop(void);

/* CPU 0's timer says that it is time to look. */
void watchdog_look(void);

/* Another CPU is asked where it is, which the interrupt has told; it does not go on. */
_Noreturn void watchdog_report(struct cpu *self);

#endif
