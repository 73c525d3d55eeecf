/* Which CPUs are there, and what does the machine call them? */
#ifndef HALT_X86_64_CPUS_H
#define HALT_X86_64_CPUS_H

#include <stdint.h>

#include <halt/arch.h>

/* By number; entry.S reads both. Written by machine.c before any CPU is started. */
extern uint32_t cpus_apic_ids[HALT_MAX_CPUS];
extern uint32_t cpus_count;

#endif
