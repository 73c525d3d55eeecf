/*
 * What time is it, and when does the timer run out? The time stamp counter and the local APIC's
 * timer, whose rates are measured against the one clock here that has a known one: channel 2 of the
 * interval timer (Intel 8254).
 */
#include "clock.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "lapic.h"
#include "x86.h"

#define PIT_HZ 1193182
#define PIT_CHANNEL2 0x42
#define PIT_COMMAND 0x43
#define PIT_COUNT_CHANNEL2 0xb0 /* both bytes, mode 0: from a number down, and on from 0xffff */
#define PIT_LATCH_CHANNEL2 0x80 /* the count as it is now, to be read */
#define PIT_GATE 0x61
#define PIT_GATE_ENABLE 0x01
#define PIT_GATE_SPEAKER 0x02

/* How long we measure: at the interval timer's rate, so to one part in 6,000. */
#define MEASURED_PIT_TICKS 5966

/* A second or some: an interval timer that has not moved by then is not there. */
#define MOST_TSC_TICKS (UINT64_C(1) << 32)

/* A reading of all clocks that took longer was interrupted from outside, and is no use. */
#define READING_TSC_TICKS 200000
#define READINGS 50

/* Fixed point: so many nanoseconds or APIC ticks are 1 << RATE_SHIFT. */
#define RATE_SHIFT 32

/* Written by CPU 0 before any other CPU runs. */
static uint64_t tsc_start;
static uint64_t nanoseconds_per_tsc;
static uint64_t apic_per_nanosecond;

struct reading {
  uint64_t tsc;
  uint32_t pit;
  uint32_t apic;
};

static struct reading read_clocks(void) {
  for (int i = 0; i < READINGS; i++) {
    uint64_t before = rdtsc();
    outb(PIT_COMMAND, PIT_LATCH_CHANNEL2);
    uint32_t pit = inb(PIT_CHANNEL2);
    pit |= (uint32_t)inb(PIT_CHANNEL2) << 8;
    uint32_t apic = lapic_read(LAPIC_TIMER_CURRENT);
    uint64_t after = rdtsc();
    if (after - before < READING_TSC_TICKS || i == READINGS - 1) {
      return (struct reading){.tsc = before, .pit = pit, .apic = apic};
    }
  }
  panic("there is always a last reading");
}

void clock_calibrate(void) {
  uint8_t gate = (uint8_t)(inb(PIT_GATE) & ~PIT_GATE_SPEAKER);
  outb(PIT_GATE, (uint8_t)(gate & ~PIT_GATE_ENABLE));
  outb(PIT_COMMAND, PIT_COUNT_CHANNEL2);
  outb(PIT_CHANNEL2, 0xff);
  outb(PIT_CHANNEL2, 0xff);
  outb(PIT_GATE, gate | PIT_GATE_ENABLE);
  lapic_write(LAPIC_TIMER_INITIAL, UINT32_MAX);
  struct reading start = read_clocks();
  struct reading now;
  uint32_t elapsed;
  do {
    now = read_clocks();
    elapsed = (start.pit - now.pit) & 0xffff;
    if (elapsed == 0 && now.tsc - start.tsc > MOST_TSC_TICKS) {
      kernel_refuse("the interval timer (8254) stands still: there is nothing to measure the clocks"
                    " by");
    }
  } while (elapsed < MEASURED_PIT_TICKS);
  lapic_write(LAPIC_TIMER_INITIAL, 0);

  uint64_t nanoseconds = elapsed * UINT64_C(1000000000) / PIT_HZ;
  uint64_t tsc = now.tsc - start.tsc;
  if (tsc == 0 || start.apic == now.apic) {
    kernel_refuse("the time stamp counter or the timer of the local APIC stands still");
  }
  tsc_start = start.tsc;
  nanoseconds_per_tsc = (nanoseconds << RATE_SHIFT) / tsc;
  apic_per_nanosecond = ((uint64_t)(start.apic - now.apic) << RATE_SHIFT) / nanoseconds;
}

static uint64_t scale(uint64_t count, uint64_t rate) {
  return (uint64_t)((unsigned __int128)count * rate >> RATE_SHIFT);
}

uint64_t arch_nanoseconds(void) {
  return scale(rdtsc() - tsc_start, nanoseconds_per_tsc);
}

void arch_timer_set(uint64_t nanoseconds) {
  uint64_t ticks = scale(nanoseconds, apic_per_nanosecond);
  if (nanoseconds != 0 && ticks == 0) {
    ticks = 1; /* 0 would stop it */
  }
  lapic_write(LAPIC_TIMER_INITIAL, ticks > UINT32_MAX ? UINT32_MAX : (uint32_t)ticks);
}
