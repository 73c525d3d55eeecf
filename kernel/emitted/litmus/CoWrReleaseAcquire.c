/* Translated by HALT from halt.scenario.litmus.CoWrReleaseAcquire; change that, not this. */

#include "litmus/CoWrReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void CoWrReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void CoWrReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* CoWrReleaseAcquire.setup, CoWrReleaseAcquire.java */
void CoWrReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 1, 1, operations);
}

/* CoWrReleaseAcquire.process, CoWrReleaseAcquire.java */
void CoWrReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      CoWrReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      CoWrReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* CoWrReleaseAcquire.process0, CoWrReleaseAcquire.java */
static void CoWrReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoWrReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoWrReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, CoWrReleaseAcquire_OF_0_A, i, a);
}

/* CoWrReleaseAcquire.process1, CoWrReleaseAcquire.java */
static void CoWrReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoWrReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoWrReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(2));
}

/* CoWrReleaseAcquire.check, CoWrReleaseAcquire.java */
bool CoWrReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 1, 1, operations);
}
