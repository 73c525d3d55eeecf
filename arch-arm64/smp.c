/*
 * How are the other CPUs started, put to sleep and woken? By the firmware (PSCI, Arm DEN 0022) and
 * by the interrupt controller (gic.c).
 */
#include <halt/kernel.h>

#include "arm64.h"
#include "machine.h"

#define PSCI_CPU_ON_64 0xc4000003
#define PSCI_SUCCESS 0

#define START_LIMIT_US 1000000

uint64_t smp_cpu_ids[HALT_MAX_CPUS];
int smp_cpu_count;
enum psci_conduit smp_conduit;

/* arrived[n]: CPU n is about to enter the kernel. Written by n with release, read by 0. */
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

static uint64_t ticks_of(uint32_t microseconds) {
  return microseconds * READ_REGISTER(cntfrq_el0) / 1000000;
}

static bool has_arrived(int cpu) {
  return __atomic_load_n(&arrived[cpu], __ATOMIC_ACQUIRE) != 0;
}

/* entry.S calls this on a started CPU, on its own stack, under the final page tables. */
_Noreturn void smp_cpu_main(int cpu);

_Noreturn void smp_cpu_main(int cpu) {
  trap_initialise_cpu(cpu);
  gic_initialise_cpu();
  __atomic_store_n(&arrived[cpu], 1, __ATOMIC_RELEASE);
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
  uint64_t start = counter();
  for (int cpu = 1; cpu < smp_cpu_count; cpu++) {
    while (!has_arrived(cpu)) {
      if (counter() - start > ticks_of(START_LIMIT_US)) {
        panic("CPU %d (0x%lx) did not start", cpu, smp_cpu_ids[cpu]);
      }
      yield();
    }
  }
}

/*
 * Interrupts are always masked, so a wake-up that comes between the read and the sleep stays
 * pending and ends the sleep at once.
 */
void arch_wait(const uint32_t *word, uint32_t old) {
  while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == old) {
    gic_sleep();
  }
}

void arch_nap(uint32_t microseconds) {
  gic_sleep_for(ticks_of(microseconds));
}

void arch_wake(int cpu) {
  gic_send_wake(smp_cpu_ids[cpu]);
}
