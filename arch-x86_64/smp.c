/*
 * How are the other CPUs started, put to sleep and woken? By their local APICs (Intel SDM, volume
 * 3, chapter 10 and 8.4.4): INIT, SIPI, SIPI to start; an interrupt at VECTOR_WAKE to wake.
 */
#include <halt/kernel.h>

#include "machine.h"
#include "x86.h"

/* Registers of the local APIC, by their offset from LAPIC_BASE. */
#define LAPIC_SPURIOUS 0x0f0
#define LAPIC_COMMAND_LOW 0x300
#define LAPIC_COMMAND_HIGH 0x310
#define LAPIC_TIMER 0x320
#define LAPIC_TIMER_INITIAL 0x380
#define LAPIC_TIMER_DIVIDE 0x3e0

#define SPURIOUS_APIC_ENABLED 0x100

#define TIMER_DIVIDE_BY_1 0xb
#define TIMER_TICKS_PER_US 1000

#define COMMAND_FIXED 0x00000
#define COMMAND_INIT 0x00500
#define COMMAND_SIPI 0x00600
#define COMMAND_ASSERT 0x04000
#define COMMAND_PENDING 0x01000

#define MSR_APIC_BASE 0x1b
#define MSR_APIC_BASE_ENABLED 0x800
#define MSR_APIC_BASE_ADDRESS 0x000ffffffffff000

/* Channel 2 of the interval timer, the only clock here whose rate needs no calibration. */
#define PIT_HZ 1193182
#define PIT_CHANNEL2 0x42
#define PIT_COMMAND 0x43
#define PIT_ONE_SHOT_CHANNEL2 0xb0 /* both bytes, mode 0 */
#define PIT_GATE 0x61
#define PIT_GATE_ENABLE 0x01
#define PIT_GATE_SPEAKER 0x02
#define PIT_GATE_OUTPUT 0x20

/* Intel SDM, volume 3, 8.4.4.1 asks for 10 ms after INIT and 200 us after a SIPI. */
#define AFTER_INIT_US 10000
#define AFTER_SIPI_US 200
#define START_LIMIT_US 1000000

uint32_t smp_apic_ids[HALT_MAX_CPUS];
uint32_t smp_cpu_count;

/* arrived[n]: CPU n is about to enter the kernel. Written by n with release, read by 0. */
static uint32_t arrived[HALT_MAX_CPUS];

static uint32_t lapic_read(uint32_t offset) {
  return *(volatile uint32_t *)(uintptr_t)(LAPIC_BASE + offset);
}

static void lapic_write(uint32_t offset, uint32_t value) {
  *(volatile uint32_t *)(uintptr_t)(LAPIC_BASE + offset) = value;
}

/* The command is sent by the write of its low half, which must find the one before delivered. */
static void send(int cpu, uint32_t command) {
  while ((lapic_read(LAPIC_COMMAND_LOW) & COMMAND_PENDING) != 0) {
    pause();
  }
  lapic_write(LAPIC_COMMAND_HIGH, smp_apic_ids[cpu] << 24);
  lapic_write(LAPIC_COMMAND_LOW, command);
}

/* Precondition: at most 54,000 microseconds, the reach of the 16-bit counter. */
static void delay(uint32_t microseconds) {
  uint32_t count = (uint32_t)((uint64_t)microseconds * PIT_HZ / 1000000) + 1;
  uint8_t gate = (uint8_t)(inb(PIT_GATE) & ~PIT_GATE_SPEAKER);
  outb(PIT_GATE, (uint8_t)(gate & ~PIT_GATE_ENABLE));
  outb(PIT_COMMAND, PIT_ONE_SHOT_CHANNEL2);
  outb(PIT_CHANNEL2, (uint8_t)count);
  outb(PIT_CHANNEL2, (uint8_t)(count >> 8));
  outb(PIT_GATE, gate | PIT_GATE_ENABLE);
  while ((inb(PIT_GATE) & PIT_GATE_OUTPUT) == 0) {
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
  if ((base & MSR_APIC_BASE_ENABLED) == 0 || (base & MSR_APIC_BASE_ADDRESS) != LAPIC_BASE) {
    panic("the local APIC is off or moved: its base register is 0x%lx", base);
  }
  lapic_write(LAPIC_SPURIOUS, SPURIOUS_APIC_ENABLED | VECTOR_SPURIOUS);
  lapic_write(LAPIC_TIMER, VECTOR_WAKE); /* one shot, started by arch_nap */
  lapic_write(LAPIC_TIMER_DIVIDE, TIMER_DIVIDE_BY_1);
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

/*
 * Interrupts are masked between the read and the hlt, so a wake-up that comes in between stays
 * pending and ends the hlt at once.
 */
void arch_wait(const uint32_t *word, uint32_t old) {
  while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == old) {
    sti_hlt_cli();
  }
}

/*
 * The timer counts at the rate of the bus, which is 1 GHz under QEMU; elsewhere the nap is longer
 * or shorter, and nobody relies on it.
 */
void arch_nap(uint32_t microseconds) {
  lapic_write(LAPIC_TIMER_INITIAL, microseconds * TIMER_TICKS_PER_US);
  sti_hlt_cli();
}

/*
 * The processor does the uncached write to the APIC after the caller's release store. The fence
 * keeps the compiler to that order, to which volatile alone does not bind it.
 */
void arch_wake(int cpu) {
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  send(cpu, COMMAND_FIXED | COMMAND_ASSERT | VECTOR_WAKE);
}
