/* Who completed something, and where is everybody when nobody did? See watchdog.h. */
#include "watchdog.h"

#include <halt/arch.h>

#include "console.h"
#include "panic.h"

/* A CPU that takes interrupts answers within microseconds; more, where the host is busy. */
#define ANSWER_NS UINT64_C(500000000)

static uint64_t patience_ns; /* 0: it sleeps */
static uint64_t seen;        /* operations that had been completed at the last look */

static uint64_t completed(void) {
  uint64_t sum = 0;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    sum += processes[i].completed;
  }
  return sum;
}

void watchdog_initialise(int64_t milliseconds) {
  patience_ns = (uint64_t)milliseconds * 1000000;
}

void watchdog_start(void) {
  seen = completed();
  scheduler_watch(patience_ns == 0 ? NEVER : arch_nanoseconds() + patience_ns);
}

void watchdog_stop(void) {
  scheduler_watch(NEVER);
}

_Noreturn void watchdog_report(struct cpu *self) {
  __atomic_store_n(&self->reported, 1, __ATOMIC_RELEASE);
  for (;;) {
    arch_relax();
  }
}

/* What no interrupt reaches that a CPU can mask. */
_Noreturn void kernel_stop(const struct halt_place *place) {
  struct cpu *self = &cpus[arch_this_cpu()];
  self->place = *place;
  watchdog_report(self);
}

static bool has_reported(int cpu) {
  uint64_t end = arch_nanoseconds() + ANSWER_NS;
  while (__atomic_load_n(&cpus[cpu].reported, __ATOMIC_ACQUIRE) == 0) {
    if (arch_nanoseconds() > end) {
      return false;
    }
    arch_relax();
  }
  return true;
}

/* Asks a CPU where it is, twice if need be; false: it cannot be asked. */
static bool answers(int cpu) {
  scheduler_request(cpu, REQUEST_REPORT);
  if (has_reported(cpu)) {
    return true;
  }
  print("# cpu %d does not answer: it has masked interrupts\n", cpu);
  return arch_interrupt_masked(cpu) && has_reported(cpu);
}

static const char *doing(const struct process *process) {
  if (process->ended) {
    return "has ended";
  }
  switch (process->operation) {
    case OPERATION_NONE:
      return "is between operations";
    case OPERATION_RESTARTABLE:
      return "is in an operation";
    case OPERATION_COMMITTING:
      return "is in an operation that cannot be restarted";
  }
  return "is lost";
}

static void print_process(const struct process *process) {
  print("# process %d %s; operations completed: %lu\n", process->number, doing(process),
        process->completed);
}

static void print_cpu(int cpu) {
  const struct cpu *it = &cpus[cpu];
  if (cpu != arch_this_cpu() && !answers(cpu)) {
    return;
  }
  const struct process *running = it->current;
  if (running == NULL) {
    print("# cpu %d runs no process\n", cpu);
  } else {
    print("# cpu %d runs process %d\n", cpu, running->number);
  }
  panic_print_place(cpu, it->place.pc, it->place.frame);
}

/* Each CPU with the process that it runs, and then the processes that wait for a CPU. */
static void print_machine(void) {
  for (int cpu = 0; cpu < arch_cpu_count(); cpu++) {
    print_cpu(cpu);
  }
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    const struct process *process = &processes[i];
    if (process->arena == NULL) {
      continue;
    }
    print_process(process);
    int cpu = scheduler_cpu_of(i);
    if (!process->ended && cpus[cpu].current != process) {
      panic_print_place(cpu, process->pc, process->frame);
    }
  }
}

void watchdog_look(void) {
  if (patience_ns == 0) {
    return;
  }
  uint64_t now = completed();
  if (now == seen) {
    panic_with(print_machine, "watchdog: no process has completed an operation for %lu ms",
               patience_ns / 1000000);
  }
  seen = now;
  scheduler_watch(arch_nanoseconds() + patience_ns);
}
