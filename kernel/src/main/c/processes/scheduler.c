/* How does a CPU go from one process to the next, and what does an interrupt change? */
#include "processes/scheduler.h"

#include <halt/kernel.h>

#include "cpu/interrupts.h"
#include "failure/watchdog.h"
#include "memory/paging.h"
#include "processes/random.h"
#include "safepoint/handshake.h"
#include "safepoint/restart.h"
#include "text/console.h"

__attribute__((section(".bss.process_stacks"))) _Alignas(HALT_PAGE_SIZE)
    struct halt_process_stack halt_process_stacks[HALT_MAX_PROCESSES];

struct process processes[HALT_MAX_PROCESSES];
struct cpu cpus[HALT_MAX_CPUS];

static struct schedule schedule;

static void begin(void *argument);

static struct cpu *this_cpu(void) {
  return &cpus[arch_this_cpu()];
}

void scheduler_initialise(const struct schedule *wanted) {
  schedule = *wanted;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    processes[i].number = i;
    processes[i].ended = true;
  }
  for (int i = 0; i < HALT_MAX_CPUS; i++) {
    cpus[i].slice_end = NEVER;
    cpus[i].alarm = NEVER;
    cpus[i].watch_at = NEVER;
  }
}

int scheduler_cpu_of(int process) {
  return schedule.first_cpu + process % schedule.cpus;
}

void scheduler_prepare(Arena *arena) {
  for (int i = 0; i < schedule.processes; i++) {
    struct process *process = &processes[i];
    process->arena = arena;
    handshake_initialise(process);
    restart_initialise(process);
    uintptr_t top = (uintptr_t)halt_process_stacks[i].stack + HALT_PROCESS_STACK_SIZE;
    arch_context_begin(&process->context, top, begin, process);
    process->pc = (uintptr_t)begin;
    process->frame = 0;
    process->ended = false;
  }
}

struct process *scheduler_current(void) {
  struct cpu *self = this_cpu();
  return self->quiet ? NULL : self->current;
}

static uint64_t sooner(uint64_t one, uint64_t other) {
  return other == NEVER || (one != NEVER && one < other) ? one : other;
}

static bool has_come(uint64_t moment, uint64_t now) {
  return moment != NEVER && now >= moment;
}

/* Has the timer come at the first of the moments that are awaited. Masked. */
static void arm(struct cpu *self) {
  uint64_t next = sooner(sooner(self->slice_end, self->alarm), self->watch_at);
  if (next == NEVER) {
    arch_timer_set(0);
    return;
  }
  uint64_t now = arch_nanoseconds();
  arch_timer_set(next > now ? next - now : 1);
}

bool scheduler_preempts(void) {
  return schedule.slice_ns != 0 && (this_cpu()->alive > 1 || schedule.abort_every != 0);
}

/* A slice is between a half and one and a half of the mean, so that ends do not fall into step. */
static void begin_slice(struct cpu *self) {
  if (!scheduler_preempts()) {
    if (self->slice_end != NEVER) {
      self->slice_end = NEVER;
      arm(self);
    }
    return;
  }
  self->random = random_next(self->random);
  uint64_t length = schedule.slice_ns / 2 + self->random % (schedule.slice_ns + 1);
  self->slice_end = arch_nanoseconds() + length;
  arm(self);
}

/* The scheduler goes on; returns when it chooses this process again. Masked. */
static void stop_running(struct cpu *self, struct process *process) {
  self->switches++;
  arch_context_switch(&process->context, &self->context);
}

static void run(struct cpu *self, struct process *process) {
  if (process->restart) {
    restart_apply(process);
  }
  process->overdue = false;
  self->current = process;
  begin_slice(self);
  arch_context_switch(&self->context, &process->context);
  self->current = NULL;
}

/* The first code of every process, on its own stack. */
static void begin(void *argument) {
  struct process *process = argument;
  interrupts_restore(true);
  schedule.run(process);
  (void)interrupts_off(SECTION_SWITCH);
  struct cpu *self = this_cpu();
  process->ended = true;
  self->alive--;
  for (;;) {
    stop_running(self, process);
  }
}

void scheduler_run(uint32_t round) {
  int cpu = arch_this_cpu();
  struct cpu *self = &cpus[cpu];
  bool were_on = interrupts_off(SECTION_SWITCH);
  self->random = random_of(schedule.seed, round, HALT_MAX_PROCESSES + (uint32_t)cpu) | 1;
  self->slice_end = NEVER;
  self->alarm = NEVER;
  int first = cpu - schedule.first_cpu;
  self->alive = (schedule.processes - first + schedule.cpus - 1) / schedule.cpus;
  while (self->alive > 0) {
    for (int i = first; i < schedule.processes; i += schedule.cpus) {
      if (!processes[i].ended) {
        run(self, &processes[i]);
      }
    }
  }
  self->slice_end = NEVER;
  self->alarm = NEVER;
  arm(self);
  interrupts_restore(were_on);
}

/* What a frame record (halt/arch.h) says of the frame above. */
static uint64_t callers_frame(const uint64_t *record) {
  return record[0];
}

void scheduler_yield(void) {
  struct cpu *self = this_cpu();
  if (self->current == NULL || self->alive < 2) {
    return;
  }
  bool were_on = interrupts_off(SECTION_SWITCH);
  struct process *process = self->current;
  process->pc = (uintptr_t)__builtin_return_address(0);
  process->frame = callers_frame(__builtin_frame_address(0));
  self->yields++;
  stop_running(self, process);
  interrupts_restore(were_on);
}

/* Whether this pre-emption is one of those that restart the operation that it interrupts. */
static bool aborts(struct cpu *self, const struct process *process) {
  bool could = schedule.abort_late
                   ? process->operation == OPERATION_COMMITTING && process->published
                   : restart_possible(process);
  if (schedule.abort_every == 0 || !could) {
    return false;
  }
  return ++self->in_operation % schedule.abort_every == 0;
}

/* Masked, on the stack of the process. */
static void preempt(struct cpu *self) {
  struct process *process = self->current;
  self->preemptions++;
  if (aborts(self, process)) {
    self->aborts++;
    restart_request(process);
  } else if (process->at_boundary && !process->must_enter) {
    handshake_leave(self, process);
  }
  stop_running(self, process);
}

void scheduler_preempt_here(void) {
  bool were_on = interrupts_off(SECTION_SWITCH);
  struct cpu *self = this_cpu();
  struct process *process = self->current;
  process->pc = (uintptr_t)__builtin_return_address(0);
  process->frame = callers_frame(__builtin_frame_address(0));
  preempt(self);
  interrupts_restore(were_on);
}

/*
 * A process whose slice ends between two operations goes on to the boundary, which is near and
 * where it can be left safe; but if the next slice ends there as well, it stops where it is.
 */
static bool slice_is_over(struct cpu *self) {
  struct process *process = self->current;
  if (process->operation == OPERATION_NONE && !process->at_boundary && !process->overdue) {
    process->overdue = true;
    begin_slice(self);
    return false;
  }
  self->slice_end = NEVER;
  return true;
}

static bool timer(struct cpu *self) {
  uint64_t now = arch_nanoseconds();
  bool over = false;
  if (has_come(self->watch_at, now)) {
    self->watch_at = NEVER;
    watchdog_look();
  }
  if (has_come(self->alarm, now)) {
    self->alarm = NEVER;
  }
  if (has_come(self->slice_end, now)) {
    self->slice_end = NEVER;
    over = self->current != NULL && slice_is_over(self);
  }
  arm(self);
  return over;
}

void kernel_interrupt(enum halt_interrupt interrupt, const struct halt_place *place) {
  struct cpu *self = this_cpu();
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
    scheduler_watch(watchdog_first_look());
  }
  if ((requests & REQUEST_REPORT) != 0) {
    watchdog_report(self);
  }
  if ((requests & REQUEST_SAFEPOINT) != 0) {
    switches |= handshake_make_safe(self, NULL);
  }
  if (switches) {
    self->current->pc = place->pc;
    self->current->frame = place->frame;
    preempt(self);
  }
  interrupts_unmasking();
}

void scheduler_nap(uint32_t microseconds) {
  bool were_on = interrupts_off(SECTION_NAP);
  struct cpu *self = this_cpu();
  self->alarm = arch_nanoseconds() + microseconds * UINT64_C(1000);
  arm(self);
  interrupts_sleep(SECTION_NAP);
  self->alarm = NEVER;
  interrupts_restore(were_on);
}

void scheduler_wait(const uint32_t *word, uint32_t old) {
  bool were_on = interrupts_off(SECTION_WAIT);
  while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == old) {
    interrupts_sleep(SECTION_WAIT);
  }
  interrupts_restore(were_on);
}

void scheduler_request(int cpu, uint32_t request) {
  __atomic_fetch_or(&cpus[cpu].requests, request, __ATOMIC_RELEASE);
  arch_interrupt(cpu);
}

void scheduler_watch(uint64_t at) {
  bool were_on = interrupts_off(SECTION_WAIT);
  struct cpu *self = this_cpu();
  self->watch_at = at;
  arm(self);
  interrupts_restore(were_on);
}

void scheduler_print(void) {
  struct cpu sum = {0};
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    sum.switches += cpus[cpu].switches;
    sum.yields += cpus[cpu].yields;
    sum.preemptions += cpus[cpu].preemptions;
    sum.aborts += cpus[cpu].aborts;
    sum.calls += cpus[cpu].calls;
    sum.left_safe += cpus[cpu].left_safe;
    sum.made_safe += cpus[cpu].made_safe;
    sum.not_safe += cpus[cpu].not_safe;
  }
  print("# scheduler switches=%lu yields=%lu preemptions=%lu aborts=%lu calls=%lu\n", sum.switches,
        sum.yields, sum.preemptions, sum.aborts, sum.calls);
  print("# handshake left-safe=%lu made-safe=%lu not-safe=%lu\n", sum.left_safe, sum.made_safe,
        sum.not_safe);
}
