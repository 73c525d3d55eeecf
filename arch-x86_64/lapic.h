/*
 * How is the local APIC of the CPU that asks read and written? By it CPUs interrupt each other, and
 * it has the timer (Intel SDM, volume 3, chapter 10).
 */
#ifndef HALT_X86_64_LAPIC_H
#define HALT_X86_64_LAPIC_H

#include <stdbool.h>
#include <stdint.h>

#include "layout.h"

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

/* Commands: what another CPU is sent. */
#define COMMAND_FIXED 0x00000
#define COMMAND_NMI 0x00400
#define COMMAND_INIT 0x00500
#define COMMAND_SIPI 0x00600
#define COMMAND_ASSERT 0x04000

/* Makes this CPU's local APIC send and accept interrupts. Final page tables. */
void lapic_enable(void);

/* Sends a command to a CPU. */
void lapic_send(int cpu, uint32_t command);

/* Tells the local APIC that the interrupt has been taken. */
void lapic_end_of_interrupt(void);

/* Whether a CPU has sent a non-maskable interrupt; else it came from the machine. */
bool lapic_sent_unmaskable(void);

#endif
