/* Translated by HALT from halt.scenario.litmus.WrcReleaseAcquire; change that, not this. */

#include "litmus/WrcReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void WrcReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void WrcReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);
static void WrcReleaseAcquire_process2(Arena *arena, int32_t operations, int32_t i);

/* WrcReleaseAcquire.setup, WrcReleaseAcquire.java */
void WrcReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 3, operations);
}

/* WrcReleaseAcquire.process, WrcReleaseAcquire.java */
void WrcReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      WrcReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      WrcReleaseAcquire_process1(arena, operations, i);
    } else if (process == 2) {
      WrcReleaseAcquire_process2(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* WrcReleaseAcquire.process0, WrcReleaseAcquire.java */
static void WrcReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, WrcReleaseAcquire_X, i);
  Cells_meet(arena, operations, WrcReleaseAcquire_MEETING, i, 3);
  Arena_setRelease(arena, x, Word_fixnum(1));
}

/* WrcReleaseAcquire.process1, WrcReleaseAcquire.java */
static void WrcReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, WrcReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, WrcReleaseAcquire_Y, i);
  Cells_meet(arena, operations, WrcReleaseAcquire_MEETING, i, 3);
  const halt_value a = Arena_getAcquire(arena, x);
  Arena_setRelease(arena, y, Word_fixnum(1));
  Cells_keep(arena, operations, WrcReleaseAcquire_OF_1_A, i, a);
}

/* WrcReleaseAcquire.process2, WrcReleaseAcquire.java */
static void WrcReleaseAcquire_process2(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, WrcReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, WrcReleaseAcquire_Y, i);
  Cells_meet(arena, operations, WrcReleaseAcquire_MEETING, i, 3);
  const halt_value a = Arena_getAcquire(arena, y);
  const halt_value b = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, WrcReleaseAcquire_OF_2_A, i, a);
  Cells_keep(arena, operations, WrcReleaseAcquire_OF_2_B, i, b);
}

/* WrcReleaseAcquire.check, WrcReleaseAcquire.java */
bool WrcReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 3, operations);
}
