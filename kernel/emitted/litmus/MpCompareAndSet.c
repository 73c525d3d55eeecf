/* Translated by HALT from halt.scenario.litmus.MpCompareAndSet; change that, not this. */

#include "litmus/MpCompareAndSet.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void MpCompareAndSet_process0(Arena *arena, int32_t operations, int32_t i);
static void MpCompareAndSet_process1(Arena *arena, int32_t operations, int32_t i);

/* MpCompareAndSet.setup, MpCompareAndSet.java */
void MpCompareAndSet_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* MpCompareAndSet.process, MpCompareAndSet.java */
void MpCompareAndSet_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      MpCompareAndSet_process0(arena, operations, i);
    } else if (process == 1) {
      MpCompareAndSet_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* MpCompareAndSet.process0, MpCompareAndSet.java */
static void MpCompareAndSet_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, MpCompareAndSet_X, i);
  const halt_atom y = Cells_at(arena, operations, MpCompareAndSet_Y, i);
  Cells_meet(arena, operations, MpCompareAndSet_MEETING, i, 2);
  (void)Arena_compareAndSet(arena, x, Word_fixnum(0), Word_fixnum(1));
  (void)Arena_compareAndSet(arena, y, Word_fixnum(0), Word_fixnum(1));
}

/* MpCompareAndSet.process1, MpCompareAndSet.java */
static void MpCompareAndSet_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, MpCompareAndSet_X, i);
  const halt_atom y = Cells_at(arena, operations, MpCompareAndSet_Y, i);
  Cells_meet(arena, operations, MpCompareAndSet_MEETING, i, 2);
  const halt_value a = Arena_getVolatile(arena, y);
  const halt_value b = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, MpCompareAndSet_OF_1_A, i, a);
  Cells_keep(arena, operations, MpCompareAndSet_OF_1_B, i, b);
}

/* MpCompareAndSet.check, MpCompareAndSet.java */
bool MpCompareAndSet_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
