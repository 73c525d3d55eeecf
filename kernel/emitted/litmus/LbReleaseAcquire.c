/* Translated by HALT from halt.scenario.litmus.LbReleaseAcquire; change that, not this. */

#include "litmus/LbReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void LbReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void LbReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* LbReleaseAcquire.setup, LbReleaseAcquire.java */
void LbReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* LbReleaseAcquire.process, LbReleaseAcquire.java */
void LbReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      LbReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      LbReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* LbReleaseAcquire.process0, LbReleaseAcquire.java */
static void LbReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, LbReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, LbReleaseAcquire_Y, i);
  Cells_meet(arena, operations, LbReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, x);
  Arena_setRelease(arena, y, Word_fixnum(1));
  Cells_keep(arena, operations, LbReleaseAcquire_OF_0_A, i, a);
}

/* LbReleaseAcquire.process1, LbReleaseAcquire.java */
static void LbReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, LbReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, LbReleaseAcquire_Y, i);
  Cells_meet(arena, operations, LbReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, y);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Cells_keep(arena, operations, LbReleaseAcquire_OF_1_A, i, a);
}

/* LbReleaseAcquire.check, LbReleaseAcquire.java */
bool LbReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
