/* Translated by HALT from halt.core.paging.Shootdown; change that, not this. */

#include "paging/Shootdown.h"

#include <halt/platform.h>
#include <stdbool.h>

#include "paging/Tlb.h"

static bool Shootdown_tryLock(Arena *arena, halt_cpu cpu, halt_offset shootdown);
static void Shootdown_awaitAnswer(Arena *arena, halt_cpu cpu, halt_offset shootdown,
                                  int64_t sequence);

/* Shootdown.initialise, Shootdown.java */
void Shootdown_initialise(Arena *arena, halt_offset shootdown, int32_t cpus, halt_offset tlbs,
                          halt_size pages) {
  Arena_setPlain(arena, shootdown + Shootdown_CPUS, cpus);
  Arena_setPlain(arena, halt_add64(shootdown, Shootdown_TLBS), tlbs);
  Arena_setPlain(arena, halt_add64(shootdown, Shootdown_TLB_PAGES), pages);
}

/* Shootdown.invalidate, Shootdown.java */
void Shootdown_invalidate(Arena *arena, halt_cpu cpu, halt_offset shootdown, int64_t first,
                          int64_t count) {
  const int32_t cpus = halt_to_int(Arena_getPlain(arena, shootdown + Shootdown_CPUS));
  if (cpus == 1) {
    Tlb_invalidate(arena, cpu, shootdown, first, count);
    return;
  }
  while (!Shootdown_tryLock(arena, cpu, shootdown)) {
    Shootdown_answer(arena, cpu, shootdown);
    Platform_onSpinWait();
  }
  Arena_setRelease(arena, halt_add64(shootdown, Shootdown_FIRST), first);
  Arena_setRelease(arena, halt_add64(shootdown, Shootdown_COUNT), count);
  const int64_t sequence = halt_add64(Arena_getAcquire(arena,
                                                       halt_add64(shootdown, Shootdown_SEQUENCE)),
                                      1);
  /* What is asked of all others need not be asked of this one. */
  Arena_setRelease(arena, halt_add64(halt_add64(shootdown, Shootdown_ANSWERS), cpu), sequence);
  Arena_setVolatile(arena, halt_add64(shootdown, Shootdown_SEQUENCE), sequence);
  for (halt_cpu other = 0; other < cpus; other++) {
    if (other != cpu) {
      Platform_interrupt(arena, other);
    }
  }
  Tlb_invalidate(arena, cpu, shootdown, first, count);
  for (halt_cpu other = 0; other < cpus; other++) {
    if (other != cpu) {
      Shootdown_awaitAnswer(arena, other, shootdown, sequence);
    }
  }
  Arena_setRelease(arena, halt_add64(shootdown, Shootdown_LOCK), 0);
}

/*
 * Looks before it tries, so that CPUs that wait do not take the word from each other.
 * (Shootdown.tryLock, Shootdown.java)
 */
static bool Shootdown_tryLock(Arena *arena, halt_cpu cpu, halt_offset shootdown) {
  return Arena_getAcquire(arena, halt_add64(shootdown, Shootdown_LOCK)) == 0 &&
         Arena_compareAndSet(arena, halt_add64(shootdown, Shootdown_LOCK), 0, halt_add32(cpu, 1));
}

/* Shootdown.awaitAnswer, Shootdown.java */
static void Shootdown_awaitAnswer(Arena *arena, halt_cpu cpu, halt_offset shootdown,
                                  int64_t sequence) {
  while (Arena_getVolatile(arena, halt_add64(halt_add64(shootdown, Shootdown_ANSWERS), cpu)) !=
         sequence) {
    Platform_onSpinWait();
  }
}

/* Shootdown.answer, Shootdown.java */
void Shootdown_answer(Arena *arena, halt_cpu cpu, halt_offset shootdown) {
  const int64_t sequence = Arena_getVolatile(arena, halt_add64(shootdown, Shootdown_SEQUENCE));
  const int64_t answered = Arena_getAcquire(arena,
                                            halt_add64(halt_add64(shootdown, Shootdown_ANSWERS),
                                                       cpu));
  if (answered == sequence) {
    return;
  }
  /* The next request waits for this answer, so these belong to this one. */
  const int64_t first = Arena_getAcquire(arena, halt_add64(shootdown, Shootdown_FIRST));
  const int64_t count = Arena_getAcquire(arena, halt_add64(shootdown, Shootdown_COUNT));
  Tlb_invalidate(arena, cpu, shootdown, first, count);
  Arena_setVolatile(arena, halt_add64(halt_add64(shootdown, Shootdown_ANSWERS), cpu), sequence);
}
