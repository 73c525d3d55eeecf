/*
 * How are the other CPUs started, put to sleep and interrupted? By their local APICs (Intel SDM,
 * volume 3, chapter 10 and 8.4.4): INIT, SIPI, SIPI to start; then interrupts at VECTOR_CPU.
 */
#include <halt/kernel.h>

#include "machine.h"
#include "x86.h"

#define SPURIOUS_APIC_ENABLED 0x100

#define COMMAND_FIXED 0x00000
#define COMMAND_NMI 0x00400
#define COMMAND_INIT 0x00500
#define COMMAND_SIPI 0x00600
#define COMMAND_ASSERT 0x04000
#define COMMAND_PENDING 0x01000

#define RFLAGS_INTERRUPTS 0x200

#define MSR_APIC_BASE 0x1b
#define MSR_APIC_BASE_X2APIC 0x400 /* its registers are not in memory */
#define MSR_APIC_BASE_ENABLED 0x800
#define MSR_APIC_BASE_ADDRESS 0x000ffffffffff000

/* Intel SDM, volume 3, 8.4.4.1 asks for 10 ms after INIT and 200 us after a SIPI. */
#define AFTER_INIT_US 10000
#define AFTER_SIPI_US 200
#define START_LIMIT_US 10000000

uint32_t smp_apic_ids[HALT_MAX_CPUS];
uint32_t smp_cpu_count;

/* arrived[n]: CPU n is about to enter the kernel. Written by n with release, read by 0. */
static uint32_t arrived[HALT_MAX_CPUS];

/* The command is sent by the write of its low half, which must find the one before delivered. */
static void send(int cpu, uint32_t command) {
  while ((lapic_read(LAPIC_COMMAND_LOW) & COMMAND_PENDING) != 0) {
    pause();
  }
  lapic_write(LAPIC_COMMAND_HIGH, smp_apic_ids[cpu] << 24);
  lapic_write(LAPIC_COMMAND_LOW, command);
}

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
  smp_enable_lapic();
  __atomic_store_n(&arrived[cpu], 1, __ATOMIC_RELEASE);
  kernel_cpu_main(cpu);
}

void smp_enable_lapic(void) {
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

int arch_cpu_count(void) {
  return (int)smp_cpu_count;
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
    send(cpu, COMMAND_INIT | COMMAND_ASSERT);
  }
  delay(AFTER_INIT_US);
  for (int cpu = 1; cpu < count; cpu++) {
    send(cpu, COMMAND_SIPI | COMMAND_ASSERT | TRAMPOLINE / PAGE_SIZE);
  }
  delay(AFTER_SIPI_US);
  for (int waited = 0; first_missing() < count; waited += AFTER_INIT_US) {
    if (waited >= START_LIMIT_US) {
      panic("CPU %d (APIC id %u) did not start", first_missing(), smp_apic_ids[first_missing()]);
    }
    for (int cpu = 1; waited == 0 && cpu < count; cpu++) {
      if (!has_arrived(cpu)) {
        send(cpu, COMMAND_SIPI | COMMAND_ASSERT | TRAMPOLINE / PAGE_SIZE);
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

/*
 * The processor does the uncached write to the APIC after the caller's stores. The fence keeps the
 * compiler to that order, to which volatile alone does not bind it. Masked, because the command
 * has two halves.
 */
void arch_interrupt(int cpu) {
  bool were_on = arch_interrupts_off();
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  send(cpu, COMMAND_FIXED | COMMAND_ASSERT | VECTOR_CPU);
  if (were_on) {
    arch_interrupts_on();
  }
}

static uint32_t unmaskable_sent;

bool smp_sent_unmaskable(void) {
  return __atomic_load_n(&unmaskable_sent, __ATOMIC_ACQUIRE) != 0;
}

/* By an interrupt that nothing masks. */
bool arch_interrupt_masked(int cpu) {
  __atomic_store_n(&unmaskable_sent, 1, __ATOMIC_RELEASE);
  send(cpu, COMMAND_NMI | COMMAND_ASSERT);
  return true;
}

void smp_end_of_interrupt(void) {
  lapic_write(LAPIC_EOI, 0);
}
