/* Translated by HALT from halt.scenario.litmus.CoWwReleaseAcquire; change that, not this. */

#include "litmus/CoWwReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void CoWwReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void CoWwReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* CoWwReleaseAcquire.setup, CoWwReleaseAcquire.java */
void CoWwReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 1, 1, operations);
}

/* CoWwReleaseAcquire.process, CoWwReleaseAcquire.java */
void CoWwReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      CoWwReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      CoWwReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* CoWwReleaseAcquire.process0, CoWwReleaseAcquire.java */
static void CoWwReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoWwReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoWwReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Arena_setRelease(arena, x, Word_fixnum(2));
}

/* CoWwReleaseAcquire.process1, CoWwReleaseAcquire.java */
static void CoWwReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoWwReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoWwReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, CoWwReleaseAcquire_OF_1_A, i, a);
}

/* CoWwReleaseAcquire.check, CoWwReleaseAcquire.java */
bool CoWwReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 1, 1, operations);
}
