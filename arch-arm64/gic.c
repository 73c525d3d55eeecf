/*
 * What ends the sleep of a CPU? An interrupt that its interrupt controller holds for it (GICv3, Arm
 * IHI 0069): one that another CPU sends, or that of its own timer. It is never taken, for all are
 * masked; a wfi ends when one is pending, and here it is acknowledged and done with.
 */
#include <halt/kernel.h>

#include "arm64.h"
#include "machine.h"

/* Registers of the distributor, from its base. */
#define GICD_CTLR 0x0000
#define GICD_CTLR_ENABLE 0x00000012 /* affinity routing, and group 1 */
#define GICD_CTLR_WRITE_PENDING 0x80000000

/* Registers of a CPU's redistributor, from its base; the second 64 KiB: its own interrupts. */
#define GICR_TYPER_LOW 0x0008
#define GICR_TYPER_AFFINITY 0x000c
#define GICR_WAKER 0x0014
#define GICR_IGROUPR0 0x10080
#define GICR_ISENABLER0 0x10100
#define GICR_ICENABLER0 0x10180
#define TYPER_LAST 0x10
#define TYPER_VIRTUAL 0x02 /* GICv4: another 128 KiB follow */
#define WAKER_SLEEP 0x2
#define WAKER_ASLEEP 0x4

#define INTERRUPT_WAKE 0
#define INTERRUPT_TIMER 27 /* the virtual timer's, as the device tree binding fixes it */
#define INTERRUPT_NONE 1020 /* from here on: there is none to acknowledge */
#define INTERRUPT_MASK 0xffffff

#define SRE_ENABLE 1
#define PRIORITY_ANY 0xff
#define TIMER_ENABLE 1

uintptr_t gic_distributor;
uintptr_t gic_redistributors;
uint64_t gic_redistributors_size;

/* The redistributor of the CPU that asks: it carries the CPU's name. */
static uintptr_t own_redistributor(void) {
  uint64_t id = READ_REGISTER(mpidr_el1);
  uint32_t affinity = (uint32_t)(id >> 8 & 0xff000000) | (uint32_t)(id & 0xffffff);
  uintptr_t at = gic_redistributors;
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
  write32(gic_distributor + GICD_CTLR, GICD_CTLR_ENABLE);
  while ((read32(gic_distributor + GICD_CTLR) & GICD_CTLR_WRITE_PENDING) != 0) {
    yield();
  }
}

void gic_initialise_cpu(void) {
  uintptr_t own = own_redistributor();
  write32(own + GICR_WAKER, read32(own + GICR_WAKER) & ~(uint32_t)WAKER_SLEEP);
  while ((read32(own + GICR_WAKER) & WAKER_ASLEEP) != 0) {
    yield();
  }
  write32(own + GICR_IGROUPR0, UINT32_MAX);
  write32(own + GICR_ICENABLER0, UINT32_MAX);
  write32(own + GICR_ISENABLER0, 1U << INTERRUPT_WAKE | 1U << INTERRUPT_TIMER);
  WRITE_REGISTER(icc_sre_el1, SRE_ENABLE);
  WRITE_REGISTER(icc_pmr_el1, PRIORITY_ANY);
  WRITE_REGISTER(icc_igrpen1_el1, 1);
}

void gic_send_wake(uint64_t id) {
  uint64_t aff0 = id & 0xff;
  uint64_t aff1 = id >> 8 & 0xff;
  uint64_t aff2 = id >> 16 & 0xff;
  uint64_t aff3 = id >> 32 & 0xff;
  dsb_ishst();
  WRITE_REGISTER(icc_sgi1r_el1, aff3 << 48 | (aff0 / 16) << 44 | aff2 << 32 |
                                    (uint64_t)INTERRUPT_WAKE << 24 | aff1 << 16 |
                                    1ULL << aff0 % 16);
}

/* Acknowledges whatever is pending; what its sender wrote before can be read from then on. */
static void acknowledge(void) {
  for (;;) {
    uint64_t interrupt = READ_REGISTER(icc_iar1_el1) & INTERRUPT_MASK;
    dsb_sy();
    if (interrupt >= INTERRUPT_NONE) {
      return;
    }
    WRITE_REGISTER(icc_eoir1_el1, interrupt);
  }
}

void gic_sleep(void) {
  wfi();
  acknowledge();
}

void gic_sleep_for(uint64_t ticks) {
  WRITE_REGISTER(cntv_tval_el0, ticks);
  WRITE_REGISTER(cntv_ctl_el0, TIMER_ENABLE);
  wfi();
  WRITE_REGISTER(cntv_ctl_el0, 0);
  acknowledge();
}
