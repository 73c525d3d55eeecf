/* Translated by HALT from halt.core.process.Boundary; change that, not this. */

#include "process/Boundary.h"

#include <halt/platform.h>

#include "collect/Collector.h"
#include "core/Layout.h"
#include "process/Safepoint.h"

/* Boundary.poll, Boundary.java */
void Boundary_poll(Arena *arena, halt_process process) {
  if (Platform_collectionRequested(arena, process)) {
    (void)Collector_collect(arena, process);
  } else if (Arena_getAcquire(arena, Layout_PHASE) == Safepoint_STOPPING) {
    Safepoint_park(arena, process);
  }
}
