/* Translated by HALT from halt.scenario.litmus.MpReleaseAcquire; change that, not this. */

#include "litmus/MpReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void MpReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void MpReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* MpReleaseAcquire.setup, MpReleaseAcquire.java */
void MpReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* MpReleaseAcquire.process, MpReleaseAcquire.java */
void MpReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      MpReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      MpReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* MpReleaseAcquire.process0, MpReleaseAcquire.java */
static void MpReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, MpReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, MpReleaseAcquire_Y, i);
  Cells_meet(arena, operations, MpReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Arena_setRelease(arena, y, Word_fixnum(1));
}

/* MpReleaseAcquire.process1, MpReleaseAcquire.java */
static void MpReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, MpReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, MpReleaseAcquire_Y, i);
  Cells_meet(arena, operations, MpReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, y);
  const halt_value b = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, MpReleaseAcquire_OF_1_A, i, a);
  Cells_keep(arena, operations, MpReleaseAcquire_OF_1_B, i, b);
}

/* MpReleaseAcquire.check, MpReleaseAcquire.java */
bool MpReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
