/*
 * What do the files of this folder offer each other? Everything else between them and the kernel
 * is in halt/arch.h and halt/kernel.h.
 */
#ifndef HALT_X86_64_MACHINE_H
#define HALT_X86_64_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arch.h>

#include "layout.h"

/* linker.ld: the parts of the image, each page-aligned at both ends. */
extern const uint8_t image_text[], image_text_end[];
extern const uint8_t image_rodata[], image_rodata_end[];
extern uint8_t image_data[], image_end[];

/* entry.S: the code that a started CPU runs first, to be copied to TRAMPOLINE. */
extern const uint8_t smp_trampoline[], smp_trampoline_end[];

/* entry.S: the boot page tables, under which the low 4 GiB may be read, written and executed. */
extern const uint64_t boot_pml4[];

/* The stacks of one CPU; the guards are never mapped. */
struct cpu_stacks {
  uint8_t guard[PAGE_SIZE];
  uint8_t stack[STACK_SIZE];
  uint8_t trap_guard[PAGE_SIZE];
  uint8_t trap_stack[TRAP_STACK_SIZE];
  uint8_t double_guard[PAGE_SIZE];
  uint8_t double_stack[TRAP_STACK_SIZE];
};
_Static_assert(sizeof(struct cpu_stacks) == CPU_STACKS_SIZE, "layout.h: CPU_STACKS_SIZE");
_Static_assert(offsetof(struct cpu_stacks, trap_guard) == CPU_STACKS_TOP,
               "layout.h: CPU_STACKS_TOP");

extern struct cpu_stacks cpu_stacks[HALT_MAX_CPUS];

/* machine.c: entered from entry.S with the physical address of struct hvm_start_info. */
_Noreturn void machine_main(uintptr_t start_info);

/* serial.c: returns when all that was written has left the machine. */
void serial_drain(void);

/* acpi.c: finds the CPUs. Under the boot page tables; puts the caller's APIC id first. */
int acpi_find_cpus(uint64_t rsdp, uint32_t *apic_ids, int capacity);

/* smp.c: the CPUs there are, by number; entry.S reads both. Written before any CPU is started. */
extern uint32_t smp_apic_ids[HALT_MAX_CPUS];
extern uint32_t smp_cpu_count;

/* Registers of the local APIC, by their offset from LAPIC_BASE. */
#define LAPIC_EOI 0x0b0
#define LAPIC_SPURIOUS 0x0f0
#define LAPIC_COMMAND_LOW 0x300
#define LAPIC_COMMAND_HIGH 0x310
#define LAPIC_TIMER 0x320
#define LAPIC_TIMER_INITIAL 0x380
#define LAPIC_TIMER_CURRENT 0x390
#define LAPIC_TIMER_DIVIDE 0x3e0
#define TIMER_DIVIDE_BY_1 0xb

static inline uint32_t lapic_read(uint32_t offset) {
  return *(volatile uint32_t *)(uintptr_t)(LAPIC_BASE + offset);
}

static inline void lapic_write(uint32_t offset, uint32_t value) {
  *(volatile uint32_t *)(uintptr_t)(LAPIC_BASE + offset) = value;
}

/* smp.c: makes this CPU's local APIC send and accept interrupts. Final page tables. */
void smp_enable_lapic(void);

/* smp.c: tells the local APIC that the interrupt has been taken. */
void smp_end_of_interrupt(void);

/* smp.c: whether a CPU has sent a non-maskable interrupt; else it came from the machine. */
bool smp_sent_unmaskable(void);

/* clock.c: measures the rates of the clocks, once, on CPU 0 with its local APIC on. */
void clock_calibrate(void);

/*
 * mmu.c: maps usable memory [start, end) writable and not executable; the image by its parts,
 * without the guard pages; the local APIC. Under the boot page tables.
 */
void mmu_build(const struct arch_region *usable, int count);

/* mmu.c: puts this CPU under the final page tables. */
void mmu_enable(void);

/* trap.c: gives this CPU its segments, its task state (so its number) and the trap table. */
void trap_initialise_cpu(int cpu);

#endif
