/* Translated by HALT from halt.scenario.litmus.IriwReleaseAcquire; change that, not this. */

#include "litmus/IriwReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void IriwReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void IriwReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);
static void IriwReleaseAcquire_process2(Arena *arena, int32_t operations, int32_t i);
static void IriwReleaseAcquire_process3(Arena *arena, int32_t operations, int32_t i);

/* IriwReleaseAcquire.setup, IriwReleaseAcquire.java */
void IriwReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 4, operations);
}

/* IriwReleaseAcquire.process, IriwReleaseAcquire.java */
void IriwReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      IriwReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      IriwReleaseAcquire_process1(arena, operations, i);
    } else if (process == 2) {
      IriwReleaseAcquire_process2(arena, operations, i);
    } else if (process == 3) {
      IriwReleaseAcquire_process3(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* IriwReleaseAcquire.process0, IriwReleaseAcquire.java */
static void IriwReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, IriwReleaseAcquire_X, i);
  Cells_meet(arena, operations, IriwReleaseAcquire_MEETING, i, 4);
  Arena_setRelease(arena, x, Word_fixnum(1));
}

/* IriwReleaseAcquire.process1, IriwReleaseAcquire.java */
static void IriwReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom y = Cells_at(arena, operations, IriwReleaseAcquire_Y, i);
  Cells_meet(arena, operations, IriwReleaseAcquire_MEETING, i, 4);
  Arena_setRelease(arena, y, Word_fixnum(1));
}

/* IriwReleaseAcquire.process2, IriwReleaseAcquire.java */
static void IriwReleaseAcquire_process2(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, IriwReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, IriwReleaseAcquire_Y, i);
  Cells_meet(arena, operations, IriwReleaseAcquire_MEETING, i, 4);
  const halt_value a = Arena_getAcquire(arena, x);
  const halt_value b = Arena_getAcquire(arena, y);
  Cells_keep(arena, operations, IriwReleaseAcquire_OF_2_A, i, a);
  Cells_keep(arena, operations, IriwReleaseAcquire_OF_2_B, i, b);
}

/* IriwReleaseAcquire.process3, IriwReleaseAcquire.java */
static void IriwReleaseAcquire_process3(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, IriwReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, IriwReleaseAcquire_Y, i);
  Cells_meet(arena, operations, IriwReleaseAcquire_MEETING, i, 4);
  const halt_value a = Arena_getAcquire(arena, y);
  const halt_value b = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, IriwReleaseAcquire_OF_3_A, i, a);
  Cells_keep(arena, operations, IriwReleaseAcquire_OF_3_B, i, b);
}

/* IriwReleaseAcquire.check, IriwReleaseAcquire.java */
bool IriwReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 4, operations);
}
