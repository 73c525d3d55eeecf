/* Translated by HALT from halt.scenario.litmus.SbReleaseAcquire; change that, not this. */

#include "litmus/SbReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void SbReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void SbReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* SbReleaseAcquire.setup, SbReleaseAcquire.java */
void SbReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* SbReleaseAcquire.process, SbReleaseAcquire.java */
void SbReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      SbReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      SbReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* SbReleaseAcquire.process0, SbReleaseAcquire.java */
static void SbReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, SbReleaseAcquire_Y, i);
  Cells_meet(arena, operations, SbReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  const halt_value a = Arena_getAcquire(arena, y);
  Cells_keep(arena, operations, SbReleaseAcquire_OF_0_A, i, a);
}

/* SbReleaseAcquire.process1, SbReleaseAcquire.java */
static void SbReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, SbReleaseAcquire_Y, i);
  Cells_meet(arena, operations, SbReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, y, Word_fixnum(1));
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, SbReleaseAcquire_OF_1_A, i, a);
}

/* SbReleaseAcquire.check, SbReleaseAcquire.java */
bool SbReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
