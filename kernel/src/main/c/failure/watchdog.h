/*
 * Does anything happen at all? Every CPU's timer looks now and then whether some process has
 * completed an operation since somebody looked last, also that of a CPU which runs none, so that no
 * CPU can hang them all. If none has for too long, the machine ends as failed, after it has said
 * where every CPU and every process is. While something happens CPU 0 says so, or the host would
 * take the silence of a long round for a hang.
 */
#ifndef HALT_WATCHDOG_H
#define HALT_WATCHDOG_H

#include <stdbool.h>
#include <stdint.h>

#include "cpu/cpu.h"

/* How long nothing may happen; 0: for ever, and no timer looks. CPU 0, when the others serve. */
void watchdog_initialise(int64_t milliseconds);

/* CPU 0: from here to watchdog_stop a round is under way, in which operations are completed; or it
   is only said now and then that it still is. */
void watchdog_start(uint32_t round, bool completes);
void watchdog_stop(void);

/* Another CPU has been asked to look from now on: when first. */
uint64_t watchdog_first_look(void);

/* This CPU's timer says that it is time to look. */
void watchdog_look(void);

/* Another CPU is asked where it is, which the interrupt has told; it does not go on. */
_Noreturn void watchdog_report(struct cpu *self);

#endif
