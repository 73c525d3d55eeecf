/* Who completed something, and where is everybody when nobody did? See watchdog.h. */
#include "failure/watchdog.h"

#include <halt/arch.h>

#include "cpu/process.h"
#include "failure/panic.h"
#include "text/console.h"

/* A CPU that takes interrupts answers within microseconds; more, where the host is busy. */
#define ANSWER_NS UINT64_C(500000000)

/* How often a CPU looks, if not more often because the patience is shorter. */
#define BEAT_NS UINT64_C(2000000000)

/* Written by CPU 0 before it asks the others to look. */
static uint64_t patience_ns; /* 0: nobody looks */
static uint64_t beat_ns;

/* Written by CPU 0 at both ends of a round, `watching` last and first. */
static bool watching;
static bool expects_operations;
static uint32_t round_number;

/* Whoever looks and finds more completed than this writes both. They need not fit together: at
   worst a look counts for the one after it. */
static uint64_t seen;
static uint64_t seen_at;

static uint64_t completed(void) {
  uint64_t sum = 0;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    sum += processes[i].completed;
  }
  return sum;
}

void watchdog_initialise(int64_t milliseconds) {
  patience_ns = (uint64_t)milliseconds * 1000000;
  beat_ns = patience_ns < BEAT_NS ? patience_ns : BEAT_NS;
  for (int cpu = 1; patience_ns != 0 && cpu < arch_cpu_count(); cpu++) {
    cpu_request(cpu, REQUEST_WATCH);
  }
}

uint64_t watchdog_first_look(void) {
  return arch_nanoseconds() + beat_ns;
}

static void note(uint64_t operations, uint64_t now) {
  __atomic_store_n(&seen, operations, __ATOMIC_RELAXED);
  __atomic_store_n(&seen_at, now, __ATOMIC_RELAXED);
}

void watchdog_start(uint32_t round, bool completes) {
  if (patience_ns == 0) {
    return;
  }
  note(completed(), arch_nanoseconds());
  round_number = round;
  expects_operations = completes;
  __atomic_store_n(&watching, true, __ATOMIC_RELEASE);
  cpu_watch(watchdog_first_look());
}

void watchdog_stop(void) {
  __atomic_store_n(&watching, false, __ATOMIC_RELEASE);
  cpu_watch(NEVER);
}

_Noreturn void watchdog_report(struct cpu *self) {
  __atomic_store_n(&self->reported, 1, __ATOMIC_RELEASE);
  for (;;) {
    arch_relax();
  }
}

/* What no interrupt reaches that a CPU can mask. */
_Noreturn void kernel_stop(const struct halt_place *place) {
  struct cpu *self = cpu_self();
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
  cpu_request(cpu, REQUEST_REPORT);
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
    int cpu = process->cpu;
    if (!process->ended && cpus[cpu].current != process) {
      panic_print_place(cpu, process->pc, process->frame);
    }
  }
}

/*
 * Whether too much time has gone by: for CPU 0, which the others let go first. Signed, because
 * another CPU may note a later time meanwhile.
 */
static bool is_stuck(uint64_t operations, uint64_t now) {
  if (operations != __atomic_load_n(&seen, __ATOMIC_RELAXED)) {
    note(operations, now);
    return false;
  }
  int64_t silent = (int64_t)(now - __atomic_load_n(&seen_at, __ATOMIC_RELAXED));
  uint64_t limit = arch_this_cpu() == 0 ? patience_ns : patience_ns + beat_ns;
  return expects_operations && silent >= (int64_t)limit;
}

/* In an interrupt, but of a process or of the scheduler: neither prints. */
static void say_that_it_goes_on(uint64_t operations) {
  print("# progress round=%u operations=%lu\n", round_number, operations);
  print_flush();
}

void watchdog_look(void) {
  if (__atomic_load_n(&watching, __ATOMIC_ACQUIRE)) {
    uint64_t operations = completed();
    if (is_stuck(operations, arch_nanoseconds())) {
      panic_with(print_machine, "watchdog: no process has completed an operation for %lu ms",
                 patience_ns / 1000000);
    }
    if (arch_this_cpu() == 0) {
      say_that_it_goes_on(operations);
    }
  }
  cpu_watch(watchdog_first_look());
}
