/* Translated by HALT from halt.scenario.litmus.SbCompareAndSet; change that, not this. */

#include "litmus/SbCompareAndSet.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void SbCompareAndSet_process0(Arena *arena, int32_t operations, int32_t i);
static void SbCompareAndSet_process1(Arena *arena, int32_t operations, int32_t i);

/* SbCompareAndSet.setup, SbCompareAndSet.java */
void SbCompareAndSet_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* SbCompareAndSet.process, SbCompareAndSet.java */
void SbCompareAndSet_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      SbCompareAndSet_process0(arena, operations, i);
    } else if (process == 1) {
      SbCompareAndSet_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* SbCompareAndSet.process0, SbCompareAndSet.java */
static void SbCompareAndSet_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbCompareAndSet_X, i);
  const halt_atom y = Cells_at(arena, operations, SbCompareAndSet_Y, i);
  Cells_meet(arena, operations, SbCompareAndSet_MEETING, i, 2);
  (void)Arena_compareAndSet(arena, x, Word_fixnum(0), Word_fixnum(1));
  const halt_value a = Arena_getVolatile(arena, y);
  Cells_keep(arena, operations, SbCompareAndSet_OF_0_A, i, a);
}

/* SbCompareAndSet.process1, SbCompareAndSet.java */
static void SbCompareAndSet_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbCompareAndSet_X, i);
  const halt_atom y = Cells_at(arena, operations, SbCompareAndSet_Y, i);
  Cells_meet(arena, operations, SbCompareAndSet_MEETING, i, 2);
  (void)Arena_compareAndSet(arena, y, Word_fixnum(0), Word_fixnum(1));
  const halt_value a = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, SbCompareAndSet_OF_1_A, i, a);
}

/* SbCompareAndSet.check, SbCompareAndSet.java */
bool SbCompareAndSet_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
