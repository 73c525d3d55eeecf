/* What time is it, and when does the timer run out? The generic timer (Arm ARM, D12) tells both. */
#include <halt/arch.h>

#include "arm64.h"

#define TIMER_ENABLE 1
#define SECOND 1000000000U

/* The timer's value has 32 bits, one of them for the sign. */
#define TIMER_TICKS_MAX INT32_MAX

/* Seconds apart, so that no product overflows in the next thousand years. */
uint64_t arch_nanoseconds(void) {
  uint64_t ticks = counter();
  uint64_t frequency = READ_REGISTER(cntfrq_el0);
  return ticks / frequency * SECOND + ticks % frequency * SECOND / frequency;
}

void arch_timer_set(uint64_t nanoseconds) {
  if (nanoseconds == 0) {
    WRITE_REGISTER(cntv_ctl_el0, 0);
    return;
  }
  uint64_t frequency = READ_REGISTER(cntfrq_el0);
  uint64_t ticks =
      nanoseconds / SECOND * frequency + nanoseconds % SECOND * frequency / SECOND;
  WRITE_REGISTER(cntv_tval_el0, ticks > TIMER_TICKS_MAX ? TIMER_TICKS_MAX : ticks);
  WRITE_REGISTER(cntv_ctl_el0, TIMER_ENABLE);
}
