/* Translated by HALT from halt.scenario.litmus.IriwVolatile; change that, not this. */

#include "litmus/IriwVolatile.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void IriwVolatile_process0(Arena *arena, int32_t operations, int32_t i);
static void IriwVolatile_process1(Arena *arena, int32_t operations, int32_t i);
static void IriwVolatile_process2(Arena *arena, int32_t operations, int32_t i);
static void IriwVolatile_process3(Arena *arena, int32_t operations, int32_t i);

/* IriwVolatile.setup, IriwVolatile.java */
void IriwVolatile_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 4, operations);
}

/* IriwVolatile.process, IriwVolatile.java */
void IriwVolatile_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      IriwVolatile_process0(arena, operations, i);
    } else if (process == 1) {
      IriwVolatile_process1(arena, operations, i);
    } else if (process == 2) {
      IriwVolatile_process2(arena, operations, i);
    } else if (process == 3) {
      IriwVolatile_process3(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* IriwVolatile.process0, IriwVolatile.java */
static void IriwVolatile_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, IriwVolatile_X, i);
  Cells_meet(arena, operations, IriwVolatile_MEETING, i, 4);
  Arena_setVolatile(arena, x, Word_fixnum(1));
}

/* IriwVolatile.process1, IriwVolatile.java */
static void IriwVolatile_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom y = Cells_at(arena, operations, IriwVolatile_Y, i);
  Cells_meet(arena, operations, IriwVolatile_MEETING, i, 4);
  Arena_setVolatile(arena, y, Word_fixnum(1));
}

/* IriwVolatile.process2, IriwVolatile.java */
static void IriwVolatile_process2(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, IriwVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, IriwVolatile_Y, i);
  Cells_meet(arena, operations, IriwVolatile_MEETING, i, 4);
  const halt_value a = Arena_getVolatile(arena, x);
  const halt_value b = Arena_getVolatile(arena, y);
  Cells_keep(arena, operations, IriwVolatile_OF_2_A, i, a);
  Cells_keep(arena, operations, IriwVolatile_OF_2_B, i, b);
}

/* IriwVolatile.process3, IriwVolatile.java */
static void IriwVolatile_process3(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, IriwVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, IriwVolatile_Y, i);
  Cells_meet(arena, operations, IriwVolatile_MEETING, i, 4);
  const halt_value a = Arena_getVolatile(arena, y);
  const halt_value b = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, IriwVolatile_OF_3_A, i, a);
  Cells_keep(arena, operations, IriwVolatile_OF_3_B, i, b);
}

/* IriwVolatile.check, IriwVolatile.java */
bool IriwVolatile_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 4, operations);
}
