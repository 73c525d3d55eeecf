/*
 * How are the other CPUs started, put to sleep and interrupted? By the firmware (PSCI, Arm DEN
 * 0022) and by the interrupt controller (gic.c).
 */
#include <halt/arch.h>
#include <halt/kernel.h>

#include "arm64.h"
#include "atomics.h"
#include "cpus.h"
#include "entry.h"
#include "gic.h"
#include "psci.h"
#include "trap.h"

#define PSCI_SUCCESS 0

#define START_LIMIT_NS 10000000000

#define DAIF_INTERRUPTS 0x80

/* What a started CPU says of itself. */
#define ARRIVED 1   /* it is about to enter the kernel */
#define UNSUITED 2  /* it does not: it lacks instructions that the boot CPU has */

/* By CPU, 0 until it says something. Written by it with release, read by the boot CPU. */
static uint32_t arrived[HALT_MAX_CPUS];

static bool has_arrived(int cpu) {
  uint32_t said = __atomic_load_n(&arrived[cpu], __ATOMIC_ACQUIRE);
  if (said == UNSUITED) {
    kernel_refuse("CPU %d (0x%lx) lacks the atomic instructions that CPU 0 has", cpu,
                  cpus_ids[cpu]);
  }
  return said == ARRIVED;
}

/* entry.S calls this on a started CPU, on its own stack, under the final page tables. */
_Noreturn void smp_cpu_main(int cpu);

_Noreturn void smp_cpu_main(int cpu) {
  trap_initialise_cpu(cpu);
  if (!atomics_suit_cpu()) { /* it could not even panic */
    __atomic_store_n(&arrived[cpu], UNSUITED, __ATOMIC_RELEASE);
    for (;;) {
      wfi();
    }
  }
  gic_initialise_cpu(cpu);
  __atomic_store_n(&arrived[cpu], ARRIVED, __ATOMIC_RELEASE);
  kernel_cpu_main(cpu);
}

void arch_start_cpus(void) {
  for (int cpu = 1; cpu < cpus_count; cpu++) {
    int64_t result = psci_cpu_on(cpus_ids[cpu], (uintptr_t)cpu_entry, (uint64_t)cpu);
    if (result != PSCI_SUCCESS) {
      panic("the firmware does not start CPU %d (0x%lx): error %ld", cpu, cpus_ids[cpu], result);
    }
  }
  uint64_t start = arch_nanoseconds();
  for (int cpu = 1; cpu < cpus_count; cpu++) {
    while (!has_arrived(cpu)) {
      if (arch_nanoseconds() - start > START_LIMIT_NS) {
        panic("CPU %d (0x%lx) did not start", cpu, cpus_ids[cpu]);
      }
      yield();
    }
  }
}

bool arch_interrupts_off(void) {
  bool were_on = (READ_REGISTER(daif) & DAIF_INTERRUPTS) == 0;
  mask_interrupts();
  return were_on;
}

void arch_interrupts_on(void) {
  unmask_interrupts();
}

/* A wfi ends when an interrupt is pending, masked or not; it is taken behind it. */
void arch_sleep(void) {
  wfi();
  unmask_interrupts();
  mask_interrupts();
}

void arch_interrupt(int cpu) {
  gic_interrupt(cpu);
}

/* What masks interrupts here masks all of them. */
bool arch_interrupt_masked(int cpu) {
  (void)cpu;
  return false;
}
