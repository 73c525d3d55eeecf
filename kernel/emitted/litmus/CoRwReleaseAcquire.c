/* Translated by HALT from halt.scenario.litmus.CoRwReleaseAcquire; change that, not this. */

#include "litmus/CoRwReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void CoRwReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void CoRwReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* CoRwReleaseAcquire.setup, CoRwReleaseAcquire.java */
void CoRwReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 1, 1, operations);
}

/* CoRwReleaseAcquire.process, CoRwReleaseAcquire.java */
void CoRwReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      CoRwReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      CoRwReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* CoRwReleaseAcquire.process0, CoRwReleaseAcquire.java */
static void CoRwReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoRwReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoRwReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, x);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Cells_keep(arena, operations, CoRwReleaseAcquire_OF_0_A, i, a);
}

/* CoRwReleaseAcquire.process1, CoRwReleaseAcquire.java */
static void CoRwReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, CoRwReleaseAcquire_X, i);
  Cells_meet(arena, operations, CoRwReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(2));
}

/* CoRwReleaseAcquire.check, CoRwReleaseAcquire.java */
bool CoRwReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 1, 1, operations);
}
