/*
 * How does an interrupt get to a CPU? Through the interrupt controller, of which there are two
 * kinds: GICv2 (Arm IHI 0048), whose registers are all in memory and which knows eight CPUs by a
 * bit each, and GICv3 (IHI 0069), where a CPU's own are system registers and it is known by its
 * affinity.
 * Two interrupts are used: one that CPUs send each other, and that of a CPU's timer.
 *
 * Nothing is taken as a firmware left it: all others are disabled, nothing is pending or active,
 * the two have one priority (IHI 0048 and IHI 0069 on priority), and a CPU takes any.
 */
#include "gic.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "arm64.h"
#include "cpus.h"

/* Registers of the distributor, from its base. */
#define GICD_CTLR 0x0000
#define GICD_CTLR_ENABLE_V2 0x00000001
#define GICD_CTLR_ENABLE_V3 0x00000012 /* affinity routing, and group 1 */
#define GICD_CTLR_WRITE_PENDING 0x80000000

#define GICD_TYPER 0x0004
#define TYPER_LINES 0x1f /* so many times 32 interrupts are there beside those of the CPUs */
#define GICD_ICENABLER 0x0180 /* a bit for each; the first 32 are the CPUs' own */

/* Of the first 32 interrupts, from the base that has them: version 2's distributor, where what each
   CPU sees is its own, or the second 64 KiB of a redistributor. */
#define OWN_ISENABLER 0x0100
#define OWN_ICENABLER 0x0180
#define OWN_ICPENDR 0x0280
#define OWN_ICACTIVER 0x0380
#define OWN_IPRIORITYR 0x0400
#define OWN_INTERRUPTS 32

#define GICD_ITARGETSR0 0x0800 /* of version 2 only */
#define GICD_SGIR 0x0f00
#define SGIR_TARGETS_SHIFT 16

/* Version 2's registers of the CPU that asks, from their base. */
#define GICC_CTLR 0x0000
#define GICC_PMR 0x0004
#define GICC_BPR 0x0008
#define GICC_IAR 0x000c
#define GICC_EOIR 0x0010
#define GICC_CTLR_ENABLE 1
#define GICC_IAR_INTERRUPT 0x3ff /* above it: who sent it */

/* Registers of a CPU's redistributor, from its base; the second 64 KiB: its own interrupts. */
#define GICR_TYPER_LOW 0x0008
#define GICR_TYPER_AFFINITY 0x000c
#define GICR_WAKER 0x0014
#define GICR_OWN 0x10000
#define GICR_IGROUPR0 0x10080
#define TYPER_LAST 0x10
#define TYPER_VIRTUAL 0x02 /* GICv4: another 128 KiB follow */
#define WAKER_SLEEP 0x2
#define WAKER_ASLEEP 0x4

#define INTERRUPT_CPU 0
#define INTERRUPT_TIMER 27 /* the virtual timer's, as the device tree binding fixes it */
#define INTERRUPT_NONE 1020 /* from here on: there is none to acknowledge */
#define INTERRUPT_MASK 0xffffff

#define SRE_ENABLE 1
#define PRIORITY_ANY 0xff

/* In each byte that of an interrupt: the middle, which every controller can tell from "any" and
   from the highest. All have the same, so none preempts another. */
#define PRIORITIES 0x80808080U

#define USED_INTERRUPTS (1U << INTERRUPT_CPU | 1U << INTERRUPT_TIMER)

int gic_version;
uintptr_t gic_distributor;
uintptr_t gic_cpus;
uint64_t gic_cpus_size;

/* Version 2: the bit by which the distributor knows a CPU. Each CPU writes its own. */
static uint32_t target_bits[HALT_MAX_CPUS];

/* The redistributor of the CPU that asks: it carries the CPU's name. */
static uintptr_t own_redistributor(void) {
  uint64_t id = READ_REGISTER(mpidr_el1);
  uint32_t affinity = (uint32_t)(id >> 8 & 0xff000000) | (uint32_t)(id & 0xffffff);
  uintptr_t at = gic_cpus;
  for (;;) {
    uint32_t type = read32(at + GICR_TYPER_LOW);
    if (read32(at + GICR_TYPER_AFFINITY) == affinity) {
      return at;
    }
    if ((type & TYPER_LAST) != 0) {
      panic("the interrupt controller does not know CPU 0x%x", affinity);
    }
    at += (type & TYPER_VIRTUAL) != 0 ? 2 * GIC_REDISTRIBUTOR_SIZE : GIC_REDISTRIBUTOR_SIZE;
  }
}

void gic_initialise(void) {
  write32(gic_distributor + GICD_CTLR, 0);
  uint32_t lines = read32(gic_distributor + GICD_TYPER) & TYPER_LINES;
  for (uint32_t word = 1; word <= lines; word++) {
    write32(gic_distributor + GICD_ICENABLER + 4 * word, UINT32_MAX);
  }
  if (gic_version == 2) {
    write32(gic_distributor + GICD_CTLR, GICD_CTLR_ENABLE_V2);
    return;
  }
  write32(gic_distributor + GICD_CTLR, GICD_CTLR_ENABLE_V3);
  while ((read32(gic_distributor + GICD_CTLR) & GICD_CTLR_WRITE_PENDING) != 0) {
    yield();
  }
}

/* A CPU's own interrupts: none but the two, and both as at the start. */
static void initialise_own(uintptr_t base) {
  write32(base + OWN_ICENABLER, UINT32_MAX);
  write32(base + OWN_ICPENDR, UINT32_MAX);
  write32(base + OWN_ICACTIVER, UINT32_MAX);
  for (uint32_t at = 0; at < OWN_INTERRUPTS; at += sizeof(uint32_t)) {
    write32(base + OWN_IPRIORITYR + at, PRIORITIES);
  }
  write32(base + OWN_ISENABLER, USED_INTERRUPTS);
}

/* The first four interrupts are every CPU's own, so their targets are the CPU that asks. */
static void initialise_cpu_v2(int cpu) {
  target_bits[cpu] = read32(gic_distributor + GICD_ITARGETSR0) & 0xff;
  initialise_own(gic_distributor);
  write32(gic_cpus + GICC_BPR, 0);
  write32(gic_cpus + GICC_PMR, PRIORITY_ANY);
  write32(gic_cpus + GICC_CTLR, GICC_CTLR_ENABLE);
}

static void initialise_cpu_v3(void) {
  uintptr_t own = own_redistributor();
  write32(own + GICR_WAKER, read32(own + GICR_WAKER) & ~(uint32_t)WAKER_SLEEP);
  while ((read32(own + GICR_WAKER) & WAKER_ASLEEP) != 0) {
    yield();
  }
  write32(own + GICR_IGROUPR0, UINT32_MAX);
  initialise_own(own + GICR_OWN);
  WRITE_REGISTER(icc_sre_el1, SRE_ENABLE);
  WRITE_REGISTER(icc_ctlr_el1, 0); /* the end of an interrupt is its end: EOImode */
  WRITE_REGISTER(icc_bpr1_el1, 0);
  WRITE_REGISTER(icc_pmr_el1, PRIORITY_ANY);
  WRITE_REGISTER(icc_igrpen1_el1, 1);
}

void gic_initialise_cpu(int cpu) {
  arch_timer_set(0); /* whatever ran before us may have left it on */
  if (gic_version == 2) {
    initialise_cpu_v2(cpu);
  } else {
    initialise_cpu_v3();
  }
}

/* A CPU without its bit has not started yet, so nobody interrupts it. */
static void interrupt_v2(int cpu) {
  dsb_sy();
  write32(gic_distributor + GICD_SGIR, target_bits[cpu] << SGIR_TARGETS_SHIFT | INTERRUPT_CPU);
}

static void interrupt_v3(uint64_t id) {
  uint64_t aff0 = id & 0xff;
  uint64_t aff1 = id >> 8 & 0xff;
  uint64_t aff2 = id >> 16 & 0xff;
  uint64_t aff3 = id >> 32 & 0xff;
  dsb_ishst();
  WRITE_REGISTER(icc_sgi1r_el1, aff3 << 48 | (aff0 / 16) << 44 | aff2 << 32 |
                                    (uint64_t)INTERRUPT_CPU << 24 | aff1 << 16 |
                                    1ULL << aff0 % 16);
}

void gic_interrupt(int cpu) {
  if (gic_version == 2) {
    interrupt_v2(cpu);
  } else {
    interrupt_v3(cpus_ids[cpu]);
  }
}

/* What is pending, no longer so; what its sender wrote before can be read from here on. */
static uint32_t acknowledge(void) {
  uint32_t token = gic_version == 2 ? read32(gic_cpus + GICC_IAR)
                                    : (uint32_t)READ_REGISTER(icc_iar1_el1);
  dsb_sy();
  return token;
}

static void end(uint32_t token) {
  if (gic_version == 2) {
    write32(gic_cpus + GICC_EOIR, token);
  } else {
    WRITE_REGISTER(icc_eoir1_el1, token);
  }
}

/* The timer holds its line until it is stopped: so that comes before the end of its interrupt. */
enum gic_interrupt gic_take(void) {
  uint32_t token = acknowledge();
  uint32_t interrupt = token & (gic_version == 2 ? GICC_IAR_INTERRUPT : INTERRUPT_MASK);
  if (interrupt >= INTERRUPT_NONE) {
    return GIC_NOTHING;
  }
  if (interrupt == INTERRUPT_TIMER) {
    arch_timer_set(0);
  }
  end(token);
  return interrupt == INTERRUPT_TIMER ? GIC_TIMER : GIC_CPU;
}
