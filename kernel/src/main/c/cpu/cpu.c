/*
 * How does a CPU sleep until something comes? Its one timer is set for the first of the moments
 * that it awaits; another CPU that wants something interrupts it.
 */
#include "cpu/cpu.h"

#include "cpu/interrupts.h"

struct cpu cpus[HALT_MAX_CPUS];

struct cpu *cpu_self(void) {
  return &cpus[arch_this_cpu()];
}

struct process *cpu_current(void) {
  struct cpu *self = cpu_self();
  return self->quiet ? NULL : self->current;
}

void cpu_initialise(void) {
  for (int i = 0; i < HALT_MAX_CPUS; i++) {
    cpus[i].slice_end = NEVER;
    cpus[i].alarm = NEVER;
    cpus[i].watch_at = NEVER;
  }
}

static uint64_t sooner(uint64_t one, uint64_t other) {
  return other == NEVER || (one != NEVER && one < other) ? one : other;
}

bool cpu_has_come(uint64_t moment, uint64_t now) {
  return moment != NEVER && now >= moment;
}

void cpu_arm(struct cpu *self) {
  uint64_t next = sooner(sooner(self->slice_end, self->alarm), self->watch_at);
  if (next == NEVER) {
    arch_timer_set(0);
    return;
  }
  uint64_t now = arch_nanoseconds();
  arch_timer_set(next > now ? next - now : 1);
}

void cpu_nap(uint32_t microseconds) {
  bool were_on = interrupts_off(SECTION_NAP);
  struct cpu *self = cpu_self();
  self->alarm = arch_nanoseconds() + microseconds * UINT64_C(1000);
  cpu_arm(self);
  interrupts_sleep(SECTION_NAP);
  self->alarm = NEVER;
  interrupts_restore(were_on);
}

void cpu_wait(const uint32_t *word, uint32_t old) {
  bool were_on = interrupts_off(SECTION_WAIT);
  while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == old) {
    interrupts_sleep(SECTION_WAIT);
  }
  interrupts_restore(were_on);
}

void cpu_request(int cpu, uint32_t request) {
  __atomic_fetch_or(&cpus[cpu].requests, request, __ATOMIC_RELEASE);
  arch_interrupt(cpu);
}

void cpu_watch(uint64_t at) {
  bool were_on = interrupts_off(SECTION_WAIT);
  struct cpu *self = cpu_self();
  self->watch_at = at;
  cpu_arm(self);
  interrupts_restore(were_on);
}
