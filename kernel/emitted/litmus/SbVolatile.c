/* Translated by HALT from halt.scenario.litmus.SbVolatile; change that, not this. */

#include "litmus/SbVolatile.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void SbVolatile_process0(Arena *arena, int32_t operations, int32_t i);
static void SbVolatile_process1(Arena *arena, int32_t operations, int32_t i);

/* SbVolatile.setup, SbVolatile.java */
void SbVolatile_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* SbVolatile.process, SbVolatile.java */
void SbVolatile_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      SbVolatile_process0(arena, operations, i);
    } else if (process == 1) {
      SbVolatile_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* SbVolatile.process0, SbVolatile.java */
static void SbVolatile_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, SbVolatile_Y, i);
  Cells_meet(arena, operations, SbVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, x, Word_fixnum(1));
  const halt_value a = Arena_getVolatile(arena, y);
  Cells_keep(arena, operations, SbVolatile_OF_0_A, i, a);
}

/* SbVolatile.process1, SbVolatile.java */
static void SbVolatile_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, SbVolatile_Y, i);
  Cells_meet(arena, operations, SbVolatile_MEETING, i, 2);
  Arena_setVolatile(arena, y, Word_fixnum(1));
  const halt_value a = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, SbVolatile_OF_1_A, i, a);
}

/* SbVolatile.check, SbVolatile.java */
bool SbVolatile_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
