/*
 * How are the other CPUs started, put to sleep and interrupted? By the firmware (PSCI, Arm DEN
 * 0022) and by the interrupt controller (gic.c).
 */
#include <halt/kernel.h>

#include "arm64.h"
#include "machine.h"

#define PSCI_CPU_ON_64 0xc4000003
#define PSCI_SUCCESS 0

#define START_LIMIT_NS 10000000000

#define DAIF_INTERRUPTS 0x80

uint64_t smp_cpu_ids[HALT_MAX_CPUS];
int smp_cpu_count;
enum psci_conduit smp_conduit;

/* What a started CPU says of itself. */
#define ARRIVED 1   /* it is about to enter the kernel */
#define UNSUITED 2  /* it does not: it lacks instructions that the boot CPU has */

/* By CPU, 0 until it says something. Written by it with release, read by the boot CPU. */
static uint32_t arrived[HALT_MAX_CPUS];

/* As the SMC calling convention (Arm DEN 0028) has it: x0 is the function and then the result, and
   x0 to x17 are lost. */
#define PSCI_CALL(instruction)                                                               \
  __asm__ volatile(instruction " #0"                                                         \
                   : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)                                  \
                   :                                                                         \
                   : "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", \
                     "x15", "x16", "x17", "memory")

static int64_t psci_cpu_on(uint64_t cpu, uintptr_t entry, uint64_t context) {
  register uint64_t x0 __asm__("x0") = PSCI_CPU_ON_64;
  register uint64_t x1 __asm__("x1") = cpu;
  register uint64_t x2 __asm__("x2") = entry;
  register uint64_t x3 __asm__("x3") = context;
  switch (smp_conduit) {
    case PSCI_HVC:
      PSCI_CALL("hvc");
      break;
    case PSCI_SMC:
      PSCI_CALL("smc");
      break;
    case PSCI_NONE:
      panic("the device tree does not say how the firmware starts a CPU");
  }
  return (int64_t)x0;
}

static bool has_arrived(int cpu) {
  uint32_t said = __atomic_load_n(&arrived[cpu], __ATOMIC_ACQUIRE);
  if (said == UNSUITED) {
    panic("CPU %d (0x%lx) lacks the atomic instructions that CPU 0 has", cpu, smp_cpu_ids[cpu]);
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

int arch_cpu_count(void) {
  return smp_cpu_count;
}

void arch_start_cpus(void) {
  for (int cpu = 1; cpu < smp_cpu_count; cpu++) {
    int64_t result = psci_cpu_on(smp_cpu_ids[cpu], (uintptr_t)cpu_entry, (uint64_t)cpu);
    if (result != PSCI_SUCCESS) {
      panic("the firmware does not start CPU %d (0x%lx): error %ld", cpu, smp_cpu_ids[cpu], result);
    }
  }
  uint64_t start = arch_nanoseconds();
  for (int cpu = 1; cpu < smp_cpu_count; cpu++) {
    while (!has_arrived(cpu)) {
      if (arch_nanoseconds() - start > START_LIMIT_NS) {
        panic("CPU %d (0x%lx) did not start", cpu, smp_cpu_ids[cpu]);
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
