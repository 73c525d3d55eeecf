/* How does a CPU interrupt another one, and what has interrupted it? */
#ifndef HALT_ARM64_GIC_H
#define HALT_ARM64_GIC_H

#include <stdint.h>

/*
 * The interrupt controller, as machine.c finds it in the device tree: its version, 2 or 3; 0
 * if there is none. Beside the distributor there are version 2's registers of the CPU that asks, or
 * version 3's redistributors, one for each CPU.
 */
extern int gic_version;
extern uintptr_t gic_distributor;
extern uintptr_t gic_cpus;
extern uint64_t gic_cpus_size;
#define GIC_DISTRIBUTOR_SIZE 0x10000
#define GIC_REDISTRIBUTOR_SIZE 0x20000 /* of one CPU */
#define GIC2_CPU_SIZE 0x2000
#define GIC2_MAX_CPUS 8

/* Sets up what all CPUs share of it; called once. Then what each CPU has of its own. */
void gic_initialise(void);
void gic_initialise_cpu(int cpu);

/* Interrupts a CPU; it then sees our stores so far. */
void gic_interrupt(int cpu);

/* Takes one interrupt that is pending, and ends it; a timer that has run out is stopped. */
enum gic_interrupt { GIC_NOTHING, GIC_CPU, GIC_TIMER };
enum gic_interrupt gic_take(void);

#endif
