/* Translated by HALT from halt.core.Safepoint; change that, not this. */

#include "core/Safepoint.h"

#include <halt/platform.h>

#include "core/Collector.h"

static void Safepoint_awaitSafe(Arena *arena, int32_t cpu);

/* Safepoint.enter, Safepoint.java */
void Safepoint_enter(Arena *arena, int32_t cpu) {
  while (true) {
    while (Arena_getAcquire(arena, Layout_PHASE) == Safepoint_STOPPING) {
      Platform_onSpinWait();
    }
    Arena_setVolatile(arena, Layout_state(arena, cpu), Safepoint_RUNNING);
    if (Arena_getVolatile(arena, Layout_PHASE) == Safepoint_MUTATING) {
      return;
    }
    /* A collector came between: it may already have seen this CPU safe. */
    Safepoint_leave(arena, cpu);
  }
}

/* Safepoint.leave, Safepoint.java */
void Safepoint_leave(Arena *arena, int32_t cpu) {
  Arena_setRelease(arena, Layout_state(arena, cpu), Safepoint_SAFE);
}

/* Safepoint.poll, Safepoint.java */
void Safepoint_poll(Arena *arena, int32_t cpu) {
  if (Platform_collectionRequested(arena, cpu)) {
    (void)Collector_collect(arena, cpu);
  } else if (Arena_getAcquire(arena, Layout_PHASE) == Safepoint_STOPPING) {
    Safepoint_park(arena, cpu);
  }
}

/* Safepoint.park, Safepoint.java */
void Safepoint_park(Arena *arena, int32_t cpu) {
  Safepoint_leave(arena, cpu);
  Safepoint_enter(arena, cpu);
}

/* Safepoint.stopTheWorld, Safepoint.java */
bool Safepoint_stopTheWorld(Arena *arena, int32_t cpu) {
  if (!Arena_compareAndSet(arena, Layout_PHASE, Safepoint_MUTATING, Safepoint_STOPPING)) {
    return false;
  }
  const int32_t cpus = Layout_cpus(arena);
  for (int32_t other = 0; other < cpus; other++) {
    if (other != cpu) {
      Safepoint_awaitSafe(arena, other);
    }
  }
  return true;
}

/* Safepoint.awaitSafe, Safepoint.java */
static void Safepoint_awaitSafe(Arena *arena, int32_t cpu) {
  while (Arena_getVolatile(arena, Layout_state(arena, cpu)) == Safepoint_RUNNING) {
    Platform_onSpinWait();
  }
}
