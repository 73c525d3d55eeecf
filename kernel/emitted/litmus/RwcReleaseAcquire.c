/* Translated by HALT from halt.scenario.litmus.RwcReleaseAcquire; change that, not this. */

#include "litmus/RwcReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void RwcReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void RwcReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);
static void RwcReleaseAcquire_process2(Arena *arena, int32_t operations, int32_t i);

/* RwcReleaseAcquire.setup, RwcReleaseAcquire.java */
void RwcReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 3, operations);
}

/* RwcReleaseAcquire.process, RwcReleaseAcquire.java */
void RwcReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      RwcReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      RwcReleaseAcquire_process1(arena, operations, i);
    } else if (process == 2) {
      RwcReleaseAcquire_process2(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* RwcReleaseAcquire.process0, RwcReleaseAcquire.java */
static void RwcReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RwcReleaseAcquire_X, i);
  Cells_meet(arena, operations, RwcReleaseAcquire_MEETING, i, 3);
  Arena_setRelease(arena, x, Word_fixnum(1));
}

/* RwcReleaseAcquire.process1, RwcReleaseAcquire.java */
static void RwcReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RwcReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, RwcReleaseAcquire_Y, i);
  Cells_meet(arena, operations, RwcReleaseAcquire_MEETING, i, 3);
  const halt_value a = Arena_getAcquire(arena, x);
  const halt_value b = Arena_getAcquire(arena, y);
  Cells_keep(arena, operations, RwcReleaseAcquire_OF_1_A, i, a);
  Cells_keep(arena, operations, RwcReleaseAcquire_OF_1_B, i, b);
}

/* RwcReleaseAcquire.process2, RwcReleaseAcquire.java */
static void RwcReleaseAcquire_process2(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RwcReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, RwcReleaseAcquire_Y, i);
  Cells_meet(arena, operations, RwcReleaseAcquire_MEETING, i, 3);
  Arena_setRelease(arena, y, Word_fixnum(1));
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, RwcReleaseAcquire_OF_2_A, i, a);
}

/* RwcReleaseAcquire.check, RwcReleaseAcquire.java */
bool RwcReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 3, operations);
}
