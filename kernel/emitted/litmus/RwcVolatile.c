/* Translated by HALT from halt.scenario.litmus.RwcVolatile; change that, not this. */

#include "litmus/RwcVolatile.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void RwcVolatile_process0(Arena *arena, int32_t operations, int32_t i);
static void RwcVolatile_process1(Arena *arena, int32_t operations, int32_t i);
static void RwcVolatile_process2(Arena *arena, int32_t operations, int32_t i);

/* RwcVolatile.setup, RwcVolatile.java */
void RwcVolatile_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 3, operations);
}

/* RwcVolatile.process, RwcVolatile.java */
void RwcVolatile_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      RwcVolatile_process0(arena, operations, i);
    } else if (process == 1) {
      RwcVolatile_process1(arena, operations, i);
    } else if (process == 2) {
      RwcVolatile_process2(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* RwcVolatile.process0, RwcVolatile.java */
static void RwcVolatile_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RwcVolatile_X, i);
  Cells_meet(arena, operations, RwcVolatile_MEETING, i, 3);
  Arena_setVolatile(arena, x, Word_fixnum(1));
}

/* RwcVolatile.process1, RwcVolatile.java */
static void RwcVolatile_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RwcVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, RwcVolatile_Y, i);
  Cells_meet(arena, operations, RwcVolatile_MEETING, i, 3);
  const halt_value a = Arena_getVolatile(arena, x);
  const halt_value b = Arena_getVolatile(arena, y);
  Cells_keep(arena, operations, RwcVolatile_OF_1_A, i, a);
  Cells_keep(arena, operations, RwcVolatile_OF_1_B, i, b);
}

/* RwcVolatile.process2, RwcVolatile.java */
static void RwcVolatile_process2(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RwcVolatile_X, i);
  const halt_atom y = Cells_at(arena, operations, RwcVolatile_Y, i);
  Cells_meet(arena, operations, RwcVolatile_MEETING, i, 3);
  Arena_setVolatile(arena, y, Word_fixnum(1));
  const halt_value a = Arena_getVolatile(arena, x);
  Cells_keep(arena, operations, RwcVolatile_OF_2_A, i, a);
}

/* RwcVolatile.check, RwcVolatile.java */
bool RwcVolatile_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 3, operations);
}
