/* Translated by HALT from halt.scenario.litmus.TwoWritesVolatile; change that, not this. */

#include "litmus/TwoWritesVolatile.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void TwoWritesVolatile_process0(Arena *arena, int32_t operations, int32_t i);
static void TwoWritesVolatile_process1(Arena *arena, int32_t operations, int32_t i);

/* TwoWritesVolatile.setup, TwoWritesVolatile.java */
void TwoWritesVolatile_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 0, operations);
}

/* TwoWritesVolatile.process, TwoWritesVolatile.java */
void TwoWritesVolatile_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      TwoWritesVolatile_process0(arena, operations, i);
    } else if (process == 1) {
      TwoWritesVolatile_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* TwoWritesVolatile.process0, TwoWritesVolatile.java */
static void TwoWritesVolatile_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, TwoWritesVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, TwoWritesVolatile_Y, i);
  Cells_meet(arena, operations, TwoWritesVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, x, Word_fixnum(1));
  Arena_setVolatile(arena, y, Word_fixnum(2));
}

/* TwoWritesVolatile.process1, TwoWritesVolatile.java */
static void TwoWritesVolatile_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, TwoWritesVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, TwoWritesVolatile_Y, i);
  Cells_meet(arena, operations, TwoWritesVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, y, Word_fixnum(1));
  Arena_setVolatile(arena, x, Word_fixnum(2));
}

/* TwoWritesVolatile.check, TwoWritesVolatile.java */
bool TwoWritesVolatile_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 0, operations);
}
