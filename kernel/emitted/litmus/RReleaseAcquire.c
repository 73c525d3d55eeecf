/* Translated by HALT from halt.scenario.litmus.RReleaseAcquire; change that, not this. */

#include "litmus/RReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void RReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void RReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* RReleaseAcquire.setup, RReleaseAcquire.java */
void RReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 1, operations);
}

/* RReleaseAcquire.process, RReleaseAcquire.java */
void RReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      RReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      RReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* RReleaseAcquire.process0, RReleaseAcquire.java */
static void RReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, RReleaseAcquire_Y, i);
  Cells_meet(arena, operations, RReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Arena_setRelease(arena, y, Word_fixnum(1));
}

/* RReleaseAcquire.process1, RReleaseAcquire.java */
static void RReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, RReleaseAcquire_Y, i);
  Cells_meet(arena, operations, RReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, y, Word_fixnum(2));
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, RReleaseAcquire_OF_1_A, i, a);
}

/* RReleaseAcquire.check, RReleaseAcquire.java */
bool RReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 1, operations);
}
