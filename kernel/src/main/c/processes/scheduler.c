/* How does a CPU go from one process to the next? */
#include "processes/scheduler.h"

#include <halt/kernel.h>

#include "cpu/interrupts.h"
#include "processes/random.h"
#include "safepoint/handshake.h"
#include "safepoint/restart.h"

static struct schedule schedule;

static void begin(void *argument);

void scheduler_initialise(const struct schedule *wanted) {
  schedule = *wanted;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    processes[i].number = i;
    processes[i].cpu = schedule.first_cpu + i % schedule.cpus;
    processes[i].ended = true;
  }
  cpu_initialise();
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

bool scheduler_preempts(void) {
  return schedule.slice_ns != 0 && (cpu_self()->alive > 1 || schedule.abort_every != 0);
}

/* A slice is between a half and one and a half of the mean, so that ends do not fall into step. */
static void begin_slice(struct cpu *self) {
  if (!scheduler_preempts()) {
    if (self->slice_end != NEVER) {
      self->slice_end = NEVER;
      cpu_arm(self);
    }
    return;
  }
  self->random = random_next(self->random);
  uint64_t length = schedule.slice_ns / 2 + self->random % (schedule.slice_ns + 1);
  self->slice_end = arch_nanoseconds() + length;
  cpu_arm(self);
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
  struct cpu *self = cpu_self();
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
  cpu_arm(self);
  interrupts_restore(were_on);
}

/* What a frame record (halt/arch.h) says of the frame above. */
static uint64_t callers_frame(const uint64_t *record) {
  return record[0];
}

void scheduler_yield(void) {
  struct cpu *self = cpu_self();
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

void scheduler_stop_at(struct cpu *self, const struct halt_place *place) {
  self->current->pc = place->pc;
  self->current->frame = place->frame;
  preempt(self);
}

void scheduler_preempt_here(void) {
  bool were_on = interrupts_off(SECTION_SWITCH);
  struct cpu *self = cpu_self();
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
bool scheduler_slice_is_over(struct cpu *self) {
  struct process *process = self->current;
  if (process->operation == OPERATION_NONE && !process->at_boundary && !process->overdue) {
    process->overdue = true;
    begin_slice(self);
    return false;
  }
  self->slice_end = NEVER;
  return true;
}
