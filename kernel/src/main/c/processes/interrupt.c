/*
 * What does a CPU do when it was interrupted? What its timer was set for, and what other CPUs have
 * asked of it; then, it may be, the process that ran stops in favour of the next one.
 */
#include <halt/kernel.h>

#include "cpu/cpu.h"
#include "cpu/interrupts.h"
#include "failure/watchdog.h"
#include "memory/paging.h"
#include "processes/scheduler.h"
#include "safepoint/handshake.h"

/* One of the moments that are awaited has come; true if the running process stops for it. */
static bool timer(struct cpu *self) {
  uint64_t now = arch_nanoseconds();
  bool over = false;
  if (cpu_has_come(self->watch_at, now)) {
    self->watch_at = NEVER;
    watchdog_look();
  }
  if (cpu_has_come(self->alarm, now)) {
    self->alarm = NEVER;
  }
  if (cpu_has_come(self->slice_end, now)) {
    self->slice_end = NEVER;
    over = self->current != NULL && scheduler_slice_is_over(self);
  }
  cpu_arm(self);
  return over;
}

void kernel_interrupt(enum halt_interrupt interrupt, const struct halt_place *place) {
  struct cpu *self = cpu_self();
  interrupts_masked(SECTION_INTERRUPT);
  self->place = *place;
  bool switches = false;
  switch (interrupt) {
    case HALT_INTERRUPT_TIMER:
      switches = timer(self);
      break;
    case HALT_INTERRUPT_CPU:
      self->calls++;
      break;
  }
  uint32_t requests = __atomic_exchange_n(&self->requests, 0, __ATOMIC_ACQUIRE);
  if ((requests & REQUEST_TABLES) != 0) {
    paging_answer();
  }
  if ((requests & REQUEST_WATCH) != 0) {
    cpu_watch(watchdog_first_look());
  }
  if ((requests & REQUEST_REPORT) != 0) {
    watchdog_report(self);
  }
  if ((requests & REQUEST_SAFEPOINT) != 0) {
    switches |= handshake_make_safe(self, NULL);
  }
  if (switches) {
    scheduler_stop_at(self, place);
  }
  interrupts_unmasking();
}
