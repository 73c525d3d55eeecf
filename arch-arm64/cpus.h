/* Which CPUs are there, and what does the machine call them? */
#ifndef HALT_ARM64_CPUS_H
#define HALT_ARM64_CPUS_H

#include <stdint.h>

#include <halt/arch.h>

/* By number, as MPIDR_EL1 names them. Written by machine.c before any CPU is started. */
extern uint64_t cpus_ids[HALT_MAX_CPUS];
extern int cpus_count;

#endif
