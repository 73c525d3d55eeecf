#include "platform.h"

#include <stdbool.h>

#include <halt/arch.h>
#include <halt/arena.h>
#include <halt/kernel.h>
#include <halt/platform.h>

#include "history.h"

/* Questions that one CPU has been asked; only that CPU counts them. */
struct questions {
  _Alignas(64) int64_t collections;
  int64_t allocations;
};

static struct questions questions[HALT_MAX_CPUS];
static int64_t collect_every;
static int64_t fail_every;

void platform_initialise(int64_t collect_every_wanted, int64_t fail_every_wanted) {
  collect_every = collect_every_wanted;
  fail_every = fail_every_wanted;
}

static bool every(int64_t period, int64_t *count) {
  *count += 1;
  return period != 0 && *count % period == 0;
}

bool Platform_collectionRequested(Arena *arena, int32_t cpu) {
  (void)arena;
  return every(collect_every, &questions[cpu].collections);
}

bool Platform_allocationFails(Arena *arena, int32_t cpu) {
  (void)arena;
  return every(fail_every, &questions[cpu].allocations);
}

void Platform_invoke(Arena *arena, int32_t cpu, int32_t operation, halt_value target,
                     halt_value first, halt_value second) {
  history_invoke(arena, cpu, operation, target, first, second);
}

void Platform_respond(Arena *arena, int32_t cpu, halt_value result) {
  history_respond(arena, cpu, result);
}

void Platform_onSpinWait(void) {
  arch_relax();
}

/* halt/arena.h, when compiled with HALT_CHECKED. */
_Noreturn void halt_arena_fault(int64_t offset) {
  panic("the core accessed word %ld, which is outside the arena", offset);
}
