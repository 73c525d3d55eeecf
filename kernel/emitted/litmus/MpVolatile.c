/* Translated by HALT from halt.scenario.litmus.MpVolatile; change that, not this. */

#include "litmus/MpVolatile.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void MpVolatile_process0(Arena *arena, int32_t operations, int32_t i);
static void MpVolatile_process1(Arena *arena, int32_t operations, int32_t i);

/* MpVolatile.setup, MpVolatile.java */
void MpVolatile_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* MpVolatile.process, MpVolatile.java */
void MpVolatile_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      MpVolatile_process0(arena, operations, i);
    } else if (process == 1) {
      MpVolatile_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* MpVolatile.process0, MpVolatile.java */
static void MpVolatile_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, MpVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, MpVolatile_Y, i);
  Cells_meet(arena, operations, MpVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, x, Word_fixnum(1));
  Arena_setVolatile(arena, y, Word_fixnum(1));
}

/* MpVolatile.process1, MpVolatile.java */
static void MpVolatile_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, MpVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, MpVolatile_Y, i);
  Cells_meet(arena, operations, MpVolatile_MEETING, i, 2);
  const halt_value a = Arena_getVolatile(arena, y);
  const halt_value b = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, MpVolatile_OF_1_A, i, a);
  Cells_keep(arena, operations, MpVolatile_OF_1_B, i, b);
}

/* MpVolatile.check, MpVolatile.java */
bool MpVolatile_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
