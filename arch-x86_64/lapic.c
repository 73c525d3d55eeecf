/*
 * How do CPUs interrupt each other? By their local APICs (Intel SDM, volume 3, chapter 10), at
 * VECTOR_CPU.
 */
#include "lapic.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "cpus.h"
#include "x86.h"

#define SPURIOUS_APIC_ENABLED 0x100

#define COMMAND_PENDING 0x01000

#define MSR_APIC_BASE 0x1b
#define MSR_APIC_BASE_X2APIC 0x400 /* its registers are not in memory */
#define MSR_APIC_BASE_ENABLED 0x800
#define MSR_APIC_BASE_ADDRESS 0x000ffffffffff000

/* The command is sent by the write of its low half, which must find the one before delivered. */
void lapic_send(int cpu, uint32_t command) {
  while ((lapic_read(LAPIC_COMMAND_LOW) & COMMAND_PENDING) != 0) {
    pause();
  }
  lapic_write(LAPIC_COMMAND_HIGH, cpus_apic_ids[cpu] << 24);
  lapic_write(LAPIC_COMMAND_LOW, command);
}

void lapic_enable(void) {
  uint64_t base = rdmsr(MSR_APIC_BASE);
  if ((base & (MSR_APIC_BASE_ENABLED | MSR_APIC_BASE_X2APIC)) != MSR_APIC_BASE_ENABLED ||
      (base & MSR_APIC_BASE_ADDRESS) != LAPIC_BASE) {
    panic("the local APIC is off, moved or in x2APIC mode: its base register is 0x%lx", base);
  }
  lapic_write(LAPIC_SPURIOUS, SPURIOUS_APIC_ENABLED | VECTOR_SPURIOUS);
  lapic_write(LAPIC_TIMER, VECTOR_TIMER); /* one shot, started by arch_timer_set */
  lapic_write(LAPIC_TIMER_DIVIDE, TIMER_DIVIDE_BY_1);
  lapic_write(LAPIC_TIMER_INITIAL, 0); /* whatever ran before us may have left it on */
}

/*
 * The processor does the uncached write to the APIC after the caller's stores. The fence keeps the
 * compiler to that order, to which volatile alone does not bind it. Masked, because the command
 * has two halves.
 */
void arch_interrupt(int cpu) {
  bool were_on = arch_interrupts_off();
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  lapic_send(cpu, COMMAND_FIXED | COMMAND_ASSERT | VECTOR_CPU);
  if (were_on) {
    arch_interrupts_on();
  }
}

static uint32_t unmaskable_sent;

bool lapic_sent_unmaskable(void) {
  return __atomic_load_n(&unmaskable_sent, __ATOMIC_ACQUIRE) != 0;
}

/* By an interrupt that nothing masks. */
bool arch_interrupt_masked(int cpu) {
  __atomic_store_n(&unmaskable_sent, 1, __ATOMIC_RELEASE);
  lapic_send(cpu, COMMAND_NMI | COMMAND_ASSERT);
  return true;
}

void lapic_end_of_interrupt(void) {
  lapic_write(LAPIC_EOI, 0);
}
