/* How does a CPU speak to the core's safepoints in the name of a process? See handshake.h. */
#include "safepoint/handshake.h"

#include "core/Layout.h"
#include "cpu/interrupts.h"
#include "process/Safepoint.h"
#include "safepoint/restart.h"

/* Read past halt/arena.h's hooks: this is the kernel looking, not the process. */
static bool is_running(const struct process *process) {
  return __atomic_load_n(process->state, __ATOMIC_ACQUIRE) == Safepoint_RUNNING;
}

void handshake_initialise(struct process *process) {
  process->state = &process->arena->words[Layout_state(process->arena, process->number)];
  process->at_boundary = false;
  process->must_enter = false;
  process->overdue = false;
}

static bool world_stops(const Arena *arena) {
  return __atomic_load_n(&arena->words[Layout_PHASE], __ATOMIC_ACQUIRE) == Safepoint_STOPPING;
}

void handshake_ask(struct process *process) {
  if (!world_stops(process->arena) || !is_running(process)) {
    return; /* whoever waits for the end of a collection is safe */
  }
  int self = arch_this_cpu();
  uint32_t asked = 0;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    struct process *other = &processes[i];
    if (other != process && !other->ended && is_running(other)) {
      asked |= 1U << other->cpu;
    }
  }
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    if ((asked & 1U << cpu) == 0) {
      continue;
    }
    if (cpu == self) {
      bool were_on = interrupts_off(SECTION_SAFEPOINT);
      (void)handshake_make_safe(&cpus[cpu], process);
      interrupts_restore(were_on);
    } else {
      cpu_request(cpu, REQUEST_SAFEPOINT);
    }
  }
}

/* Its own accesses came before, on this CPU; the store is a release, as in Safepoint_leave. */
static void leave(struct cpu *self, struct process *process) {
  process->must_enter = true;
  self->quiet = true;
  Safepoint_leave(process->arena, process->number);
  self->quiet = false;
}

void handshake_leave(struct cpu *self, struct process *process) {
  self->left_safe++;
  leave(self, process);
}

bool handshake_make_safe(struct cpu *self, const struct process *collector) {
  bool stop = false;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    struct process *process = &processes[i];
    if (process->ended || process == collector || process->cpu != (int)(self - cpus) ||
        !world_stops(process->arena) || !is_running(process)) {
      continue;
    }
    if (process->at_boundary) {
      handshake_leave(self, process);
    } else if (process->restart || restart_possible(process)) {
      stop |= process == self->current;
      self->made_safe++;
      restart_request(process);
      leave(self, process);
    } else {
      self->not_safe++;
    }
  }
  return stop;
}

void handshake_enter(struct process *process) {
  if (process->must_enter) {
    Safepoint_enter(process->arena, process->number);
    process->must_enter = false;
  }
}
