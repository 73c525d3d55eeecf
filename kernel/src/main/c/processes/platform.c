/*
 * What does the core hear from this host? Most answers come from counters of the process that asks,
 * so that processes do not meet in here; what happened goes on to history.h.
 */
#include "processes/platform.h"

#include <stdbool.h>

#include <halt/arch.h>
#include <halt/arena.h>
#include <halt/kernel.h>
#include <halt/platform.h>

#include "core/Layout.h"
#include "cpu/cpu.h"
#include "cpu/idle.h"
#include "history/history.h"
#include "memory/values.h"
#include "processes/alone.h"
#include "processes/gate.h"
#include "processes/random.h"
#include "processes/scheduler.h"
#include "provoked/misbehave.h"
#include "safepoint/handshake.h"
#include "safepoint/restart.h"

/* Long enough for other CPUs to run whole operations in the meantime. */
#define NAP_US 20

/* So many times at most a napping process lets all others run, where no CPU sleeps. */
#define MOST_TURNS 8

/* So often a process naps in one operation at most: long loops, such as those of a collector while
   all the others wait, are not to take for ever. */
#define NAPS_PER_OPERATION 4

/* So often a waiting process looks again before it naps: whom it waits for may need its host
   CPU. */
#define SPINS_BEFORE_NAP 100

static struct platform platform;

/* How many collections have ended in this round. */
static int64_t collections;

void platform_initialise(const struct platform *wanted) {
  platform = *wanted;
}

void platform_begin_round(void) {
  __atomic_store_n(&collections, 0, __ATOMIC_RELEASE);
}

void platform_enter(struct process *process, uint32_t round) {
  process->naps = 0; /* a litmus test invokes no operation, and its round counts as one */
  process->random = platform.nap_every == 0
                        ? 0
                        : random_of(platform.seed, round, (uint32_t)process->number) | 1;
}

void platform_leave(struct process *process) {
  process->random = 0;
}

static bool every(int64_t period, int64_t *count) {
  *count += 1;
  return period != 0 && *count % period == 0;
}

/* Does what takes long, without a reference into the arena: until the arena has been collected. */
static void compute(void) {
  while (__atomic_load_n(&collections, __ATOMIC_ACQUIRE) < platform.compute) {
    arch_relax();
  }
}

/*
 * The process is between two operations. If it has something to do here, it counts as safe in the
 * meantime: it may be left safe by an interrupt, and then enters again.
 */
static void boundary(struct process *process) {
  bool computes = platform.compute != 0 && process->number == platform.processes - 1;
  if (!computes && !process->overdue) {
    return;
  }
  process->at_boundary = true;
  if (computes) {
    compute();
  }
  if (process->overdue) {
    scheduler_preempt_here();
  }
  process->at_boundary = false;
  handshake_enter(process);
}

/* With HALT_CHECKED: the core was given a process, or a register, that there is. Past the hooks of
   halt/arena.h, for no process reads here. */
static void require_process(const Arena *arena, halt_process number) {
#ifdef HALT_CHECKED
  if (number < 0 || number >= arena->words[Layout_PROCESSES]) {
    panic("the core was called for process %d, and the arena has the processes 0 to %ld", number,
          arena->words[Layout_PROCESSES] - 1);
  }
#else
  (void)arena;
  (void)number;
#endif
}

#ifdef HALT_CHECKED
void Platform_usesRegister(Arena *arena, halt_process number, int32_t index) {
  require_process(arena, number);
  if (index < 0 || index >= arena->words[Layout_REGISTERS]) {
    panic("the core was called with register %d of process %d, which has the registers 0 to %ld",
          index, number, arena->words[Layout_REGISTERS] - 1);
  }
}
#endif

bool Platform_collectionRequested(Arena *arena, halt_process number) {
  require_process(arena, number);
  struct process *process = &processes[number];
  if (cpu_current() == process) {
    gate_pass(arena, number);
    boundary(process);
  }
  return every(platform.collect_every, &process->collections);
}

bool Platform_allocationFails(Arena *arena, halt_process number) {
  require_process(arena, number);
  struct process *process = &processes[number];
  if (cpu_current() != process) {
    alone_asks(arena);
    return false; /* a scenario's setup cannot do without memory */
  }
  return every(platform.fail_every, &process->allocations);
}

void Platform_collectionBegins(Arena *arena, halt_process number) {
  (void)arena;
  (void)number;
  values_release();
}

void Platform_collectionEnds(Arena *arena, halt_process number) {
  (void)number;
  values_protect(arena);
  __atomic_store_n(&collections, collections + 1, __ATOMIC_RELEASE); /* the world is stopped */
}

/* Whatever this returns to may be run again: see restart.h. */
void Platform_invoke(Arena *arena, halt_process number, int32_t operation, halt_value target,
                     halt_value first, halt_value second) {
  struct process *process = &processes[number];
  process->naps = 0;
  gate_note_operation(number, operation);
  history_invoke(arena, number, operation, target, first, second);
  if (cpu_current() != process) {
    alone_invokes(arena);
    return;
  }
  if (platform.restarts) {
    (void)restart_checkpoint(process);
    handshake_enter(process);
  }
  restart_begin(process);
  misbehave_in_operation(number);
}

void Platform_respond(Arena *arena, halt_process number, halt_value result) {
  struct process *process = &processes[number];
  if (cpu_current() != process) {
    alone_responds(result);
  }
  restart_end(process);
  history_respond(arena, number, result);
  gate_note_operation(number, 0);
  process->completed++;
}

void Platform_onSpinWait(void) {
  struct process *process = cpu_current();
  if (process == NULL) {
    arch_relax();
    return;
  }
  process->spins++;
  bool often = process->spins % SPINS_BEFORE_NAP == 0;
  if (often && platform.handshake) {
    handshake_ask(process);
  }
  if (often) {
    idle_nap(NAP_US, 1);
  } else {
    arch_relax();
  }
  scheduler_yield();
}

/*
 * halt/arena.h, when compiled with HALT_PERTURBED. Where there is another process to run, half of
 * the naps are pre-emptions.
 */
void halt_arena_perturb(void) {
  struct process *process = cpu_current();
  if (process == NULL || process->random == 0) {
    return;
  }
  process->random = random_next(process->random);
  if (process->random % (uint64_t)platform.nap_every == 0 && process->naps < NAPS_PER_OPERATION) {
    process->naps++;
    bool preempts = scheduler_preempts() && (process->random >> 32 & 1) != 0;
    if (preempts && process->operation == OPERATION_NONE) {
      process->overdue = true; /* as at the end of a slice */
    } else if (preempts) {
      scheduler_preempt_here();
    } else {
      idle_nap(NAP_US, 1 + (uint32_t)(process->random >> 40) % MOST_TURNS);
    }
  }
}

#ifdef HALT_PERTURBED
/* halt/arena.h, when compiled so. */
void halt_arena_commit(halt_offset offset, bool ordered) {
  struct process *process = cpu_current();
  if (process != NULL) {
    restart_commit(process, offset, ordered);
  }
}

void halt_arena_commit_failed(void) {
  struct process *process = cpu_current();
  if (process != NULL) {
    restart_commit_failed(process);
  }
}
#endif

/* halt/arena.h, when compiled with HALT_CHECKED. */
_Noreturn void halt_arena_fault(int64_t offset) {
  panic("the core accessed word %ld, which is outside the arena", offset);
}
