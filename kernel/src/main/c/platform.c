/*
 * What does the core hear from this host? Most answers come from counters of the process that asks,
 * so that processes do not meet in here; what happened goes on to history.h.
 */
#include "platform.h"

#include <stdbool.h>

#include <halt/arch.h>
#include <halt/arena.h>
#include <halt/kernel.h>
#include <halt/platform.h>

#include "history.h"
#include "idle.h"
#include "random.h"

/* Long enough for other CPUs to run whole operations in the meantime. */
#define NAP_US 20

/* So many times at most a napping process lets all others run, where no CPU sleeps. */
#define MOST_TURNS 8

/* So often a process naps in one operation at most: long loops, such as those of a collector while
   all the others wait, are not to take for ever. */
#define NAPS_PER_OPERATION 4

/* So often a waiting process looks again before it naps: whom it waits for may need its host CPU. */
#define SPINS_BEFORE_NAP 100

/* What the platform knows of one process; only its CPU touches it. */
struct process {
  _Alignas(64) int64_t collections; /* questions asked so far */
  int64_t allocations;
  uint64_t random; /* 0: it does not nap now */
  int naps;        /* since the last operation began */
  uint32_t spins;
};

static struct process processes[HALT_MAX_CPUS];
static struct platform platform;

void platform_initialise(const struct platform *wanted) {
  platform = *wanted;
}

void platform_enter(int cpu, uint32_t round) {
  processes[cpu].random =
      platform.nap_every == 0 ? 0 : random_of(platform.seed, round, (uint32_t)cpu) | 1;
}

void platform_leave(int cpu) {
  processes[cpu].random = 0;
}

static bool every(int64_t period, int64_t *count) {
  *count += 1;
  return period != 0 && *count % period == 0;
}

bool Platform_collectionRequested(Arena *arena, int32_t cpu) {
  (void)arena;
  return every(platform.collect_every, &processes[cpu].collections);
}

bool Platform_allocationFails(Arena *arena, int32_t cpu) {
  (void)arena;
  return every(platform.fail_every, &processes[cpu].allocations);
}

void Platform_invoke(Arena *arena, int32_t cpu, int32_t operation, halt_value target,
                     halt_value first, halt_value second) {
  processes[cpu].naps = 0;
  history_invoke(arena, cpu, operation, target, first, second);
}

void Platform_respond(Arena *arena, int32_t cpu, halt_value result) {
  history_respond(arena, cpu, result);
}

void Platform_onSpinWait(void) {
  struct process *process = &processes[arch_this_cpu()];
  process->spins++;
  if (process->spins % SPINS_BEFORE_NAP == 0) {
    idle_nap(NAP_US, 1);
  } else {
    arch_relax();
  }
}

/* halt/arena.h, when compiled with HALT_PERTURBED. */
void halt_arena_perturb(void) {
  struct process *process = &processes[arch_this_cpu()];
  if (process->random == 0) {
    return;
  }
  process->random = random_next(process->random);
  if (process->random % (uint64_t)platform.nap_every == 0 && process->naps < NAPS_PER_OPERATION) {
    process->naps++;
    idle_nap(NAP_US, 1 + (uint32_t)(process->random >> 32) % MOST_TURNS);
  }
}

/* halt/arena.h, when compiled with HALT_CHECKED. */
_Noreturn void halt_arena_fault(int64_t offset) {
  panic("the core accessed word %ld, which is outside the arena", offset);
}
