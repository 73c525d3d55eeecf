/* Translated by HALT from halt.core.process.Safepoint; change that, not this. */

#include "process/Safepoint.h"

#include <halt/platform.h>

static void Safepoint_awaitSafe(Arena *arena, halt_process process);

/* Safepoint.enter, Safepoint.java */
void Safepoint_enter(Arena *arena, halt_process process) {
  while (true) {
    while (Arena_getAcquire(arena, Layout_PHASE) == Safepoint_STOPPING) {
      Platform_onSpinWait();
    }
    Arena_setVolatile(arena, Layout_state(arena, process), Safepoint_RUNNING);
    if (Arena_getVolatile(arena, Layout_PHASE) == Safepoint_MUTATING) {
      return;
    }
    /* A collector came between: it may already have seen this process safe. */
    Safepoint_leave(arena, process);
  }
}

/* Safepoint.leave, Safepoint.java */
void Safepoint_leave(Arena *arena, halt_process process) {
  Arena_setRelease(arena, Layout_state(arena, process), Safepoint_SAFE);
}

/* Safepoint.park, Safepoint.java */
void Safepoint_park(Arena *arena, halt_process process) {
  Safepoint_leave(arena, process);
  Safepoint_enter(arena, process);
}

/* Safepoint.stopTheWorld, Safepoint.java */
bool Safepoint_stopTheWorld(Arena *arena, halt_process process) {
  if (!Arena_compareAndSet(arena, Layout_PHASE, Safepoint_MUTATING, Safepoint_STOPPING)) {
    return false;
  }
  const int32_t processes = Layout_processes(arena);
  for (halt_process other = 0; other < processes; other++) {
    if (other != process) {
      Safepoint_awaitSafe(arena, other);
    }
  }
  return true;
}

/* Safepoint.awaitSafe, Safepoint.java */
static void Safepoint_awaitSafe(Arena *arena, halt_process process) {
  while (Arena_getVolatile(arena, Layout_state(arena, process)) == Safepoint_RUNNING) {
    Platform_onSpinWait();
  }
}
