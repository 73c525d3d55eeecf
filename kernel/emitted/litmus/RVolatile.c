/* Translated by HALT from halt.scenario.litmus.RVolatile; change that, not this. */

#include "litmus/RVolatile.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void RVolatile_process0(Arena *arena, int32_t operations, int32_t i);
static void RVolatile_process1(Arena *arena, int32_t operations, int32_t i);

/* RVolatile.setup, RVolatile.java */
void RVolatile_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 1, operations);
}

/* RVolatile.process, RVolatile.java */
void RVolatile_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      RVolatile_process0(arena, operations, i);
    } else if (process == 1) {
      RVolatile_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* RVolatile.process0, RVolatile.java */
static void RVolatile_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, RVolatile_Y, i);
  Cells_meet(arena, operations, RVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, x, Word_fixnum(1));
  Arena_setVolatile(arena, y, Word_fixnum(1));
}

/* RVolatile.process1, RVolatile.java */
static void RVolatile_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, RVolatile_Y, i);
  Cells_meet(arena, operations, RVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, y, Word_fixnum(2));
  const halt_value a = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, RVolatile_OF_1_A, i, a);
}

/* RVolatile.check, RVolatile.java */
bool RVolatile_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 1, operations);
}
