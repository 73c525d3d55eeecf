/*
 * How are the other CPUs started, and how does a CPU sleep? Local APICs start them (Intel SDM,
 * volume 3, 8.4.4): INIT, SIPI, SIPI.
 */
#include <halt/arch.h>
#include <halt/kernel.h>

#include "cpus.h"
#include "lapic.h"
#include "layout.h"
#include "mmu.h"
#include "trap.h"
#include "x86.h"

#define RFLAGS_INTERRUPTS 0x200

/* Intel SDM, volume 3, 8.4.4.1 asks for 10 ms after INIT and 200 us after a SIPI. */
#define AFTER_INIT_US 10000
#define AFTER_SIPI_US 200
#define START_LIMIT_US 10000000

/* arrived[n]: CPU n is about to enter the kernel. Written by n with release, read by 0. */
static uint32_t arrived[HALT_MAX_CPUS];

static void delay(uint32_t microseconds) {
  uint64_t end = arch_nanoseconds() + microseconds * UINT64_C(1000);
  while (arch_nanoseconds() < end) {
    pause();
  }
}

static bool has_arrived(int cpu) {
  return __atomic_load_n(&arrived[cpu], __ATOMIC_ACQUIRE) != 0;
}

/* The first CPU that has not arrived, or arch_cpu_count(). */
static int first_missing(void) {
  int cpu = 1;
  while (cpu < arch_cpu_count() && has_arrived(cpu)) {
    cpu++;
  }
  return cpu;
}

/* entry.S calls this on a started CPU, on its own stack, under the boot page tables. */
_Noreturn void smp_cpu_main(int cpu);

_Noreturn void smp_cpu_main(int cpu) {
  mmu_enable();
  trap_initialise_cpu(cpu);
  lapic_enable();
  __atomic_store_n(&arrived[cpu], 1, __ATOMIC_RELEASE);
  kernel_cpu_main(cpu);
}

/*
 * The second SIPI goes only to those that did not come on the first: a CPU that is already running
 * would ignore it, but under an emulator its INIT may be handled after our first SIPI.
 */
void arch_start_cpus(void) {
  int count = arch_cpu_count();
  if (count == 1) {
    return;
  }
  for (int cpu = 1; cpu < count; cpu++) {
    lapic_send(cpu, COMMAND_INIT | COMMAND_ASSERT);
  }
  delay(AFTER_INIT_US);
  for (int cpu = 1; cpu < count; cpu++) {
    lapic_send(cpu, COMMAND_SIPI | COMMAND_ASSERT | TRAMPOLINE / PAGE_SIZE);
  }
  delay(AFTER_SIPI_US);
  for (int waited = 0; first_missing() < count; waited += AFTER_INIT_US) {
    if (waited >= START_LIMIT_US) {
      panic("CPU %d (APIC id %u) did not start", first_missing(), cpus_apic_ids[first_missing()]);
    }
    for (int cpu = 1; waited == 0 && cpu < count; cpu++) {
      if (!has_arrived(cpu)) {
        lapic_send(cpu, COMMAND_SIPI | COMMAND_ASSERT | TRAMPOLINE / PAGE_SIZE);
      }
    }
    for (int slice = 0; slice < AFTER_INIT_US && first_missing() < count; slice += AFTER_SIPI_US) {
      delay(AFTER_SIPI_US);
    }
  }
}

bool arch_interrupts_off(void) {
  bool were_on = (read_rflags() & RFLAGS_INTERRUPTS) != 0;
  cli();
  return were_on;
}

void arch_interrupts_on(void) {
  sti();
}

void arch_sleep(void) {
  sti_hlt_cli();
}
