/*
 * What do the files of this folder offer each other? Everything else between them and the kernel
 * is in halt/arch.h and halt/kernel.h.
 */
#ifndef HALT_ARM64_MACHINE_H
#define HALT_ARM64_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>

#include "layout.h"

/* QEMU's devices on its machine `virt`; machine.c holds the device tree against these addresses. */
#define SERIAL_BASE 0x09000000
#define FW_CFG_BASE 0x09020000

/* linker.ld: the parts of the image, each page-aligned at both ends. */
extern const uint8_t image_text[], image_text_end[];
extern const uint8_t image_rodata[], image_rodata_end[];
extern uint8_t image_data[], image_end[];

/* The stacks of one CPU; the guards are never mapped. */
struct cpu_stacks {
  uint8_t guard[PAGE_SIZE];
  uint8_t stack[STACK_SIZE];
  uint8_t trap_guard[PAGE_SIZE];
  uint8_t trap_stack[TRAP_STACK_SIZE];
};
_Static_assert(sizeof(struct cpu_stacks) == CPU_STACKS_SIZE, "layout.h: CPU_STACKS_SIZE");
_Static_assert(offsetof(struct cpu_stacks, trap_guard) == CPU_STACKS_TOP,
               "layout.h: CPU_STACKS_TOP");

extern struct cpu_stacks cpu_stacks[HALT_MAX_CPUS];

/* machine.c: entered from entry.S with the physical address of the device tree, or 0. */
_Noreturn void machine_main(uintptr_t tree);

/* machine.c: entered from entry.S with the MMU off when the machine is none to go on with: says
   why, one of layout.h, and ends. Uses nothing but the serial line. */
_Noreturn void machine_refuse(int reason);

/* serial.c: sets the line up. */
void serial_initialise(void);

/* entry.S: where a CPU begins that PSCI starts, with its number as the context. */
extern const uint8_t cpu_entry[];

/* How the firmware is called. */
enum psci_conduit { PSCI_NONE, PSCI_HVC, PSCI_SMC };

/* smp.c: the CPUs there are, by number, as MPIDR_EL1 names them; and their firmware. Written by
   machine.c before any CPU is started. */
extern uint64_t smp_cpu_ids[HALT_MAX_CPUS];
extern int smp_cpu_count;
extern enum psci_conduit smp_conduit;

/*
 * gic.c: the interrupt controller, as machine.c finds it in the device tree: its version, 2 or 3; 0
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

/* gic.c: sets up what all CPUs share of it; called once. Then what each CPU has of its own. */
void gic_initialise(void);
void gic_initialise_cpu(int cpu);

/* gic.c: interrupts a CPU; it then sees our stores so far. */
void gic_interrupt(int cpu);

/* gic.c: takes one interrupt that is pending, and ends it; a timer that has run out is stopped. */
enum gic_interrupt { GIC_NOTHING, GIC_CPU, GIC_TIMER };
enum gic_interrupt gic_take(void);

/* atomics.c: has all code of the image use the atomic instructions of this CPU. Once, by the boot
   CPU, under the first tables. */
void atomics_choose(void);

/* atomics.c: whether the CPU that asks has the instructions that were chosen. */
bool atomics_suit_cpu(void);

/* mmu.c: memory [start, end) can be reached under the first tables. */
void mmu_reach(uint64_t start, uint64_t end);

/*
 * mmu.c: maps usable memory [start, end) writable and not executable; the image by its parts,
 * without the guard pages; the devices. Under the first tables.
 */
void mmu_build(const struct arch_region *usable, int count);

/* entry.S: puts this CPU under the final page tables. */
void mmu_enable(void);

/* trap.c: tells this CPU its number, its trap stack and the trap table. */
void trap_initialise_cpu(int cpu);

#endif
