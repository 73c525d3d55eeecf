/* Translated by HALT from halt.scenario.litmus.CoRrReleaseAcquire; change that, not this. */

#include "litmus/CoRrReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void CoRrReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void CoRrReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* CoRrReleaseAcquire.setup, CoRrReleaseAcquire.java */
void CoRrReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 1, 2, operations);
}

/* CoRrReleaseAcquire.process, CoRrReleaseAcquire.java */
void CoRrReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      CoRrReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      CoRrReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* CoRrReleaseAcquire.process0, CoRrReleaseAcquire.java */
static void CoRrReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoRrReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoRrReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
}

/* CoRrReleaseAcquire.process1, CoRrReleaseAcquire.java */
static void CoRrReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoRrReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoRrReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, x);
  const halt_value b = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, CoRrReleaseAcquire_OF_1_A, i, a);
  Cells_keep(arena, operations, CoRrReleaseAcquire_OF_1_B, i, b);
}

/* CoRrReleaseAcquire.check, CoRrReleaseAcquire.java */
bool CoRrReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 1, 2, operations);
}
