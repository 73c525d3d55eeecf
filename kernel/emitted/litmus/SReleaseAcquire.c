/* Translated by HALT from halt.scenario.litmus.SReleaseAcquire; change that, not this. */

#include "litmus/SReleaseAcquire.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void SReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i);
static void SReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i);

/* SReleaseAcquire.setup, SReleaseAcquire.java */
void SReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 1, operations);
}

/* SReleaseAcquire.process, SReleaseAcquire.java */
void SReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      SReleaseAcquire_process0(arena, operations, i);
    } else if (process == 1) {
      SReleaseAcquire_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* SReleaseAcquire.process0, SReleaseAcquire.java */
static void SReleaseAcquire_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, SReleaseAcquire_Y, i);
  Cells_meet(arena, operations, SReleaseAcquire_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(2));
  Arena_setRelease(arena, y, Word_fixnum(1));
}

/* SReleaseAcquire.process1, SReleaseAcquire.java */
static void SReleaseAcquire_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SReleaseAcquire_X, i);
  const halt_atom y = Cells_at(arena, operations, SReleaseAcquire_Y, i);
  Cells_meet(arena, operations, SReleaseAcquire_MEETING, i, 2);
  const halt_value a = Arena_getAcquire(arena, y);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Cells_keep(arena, operations, SReleaseAcquire_OF_1_A, i, a);
}

/* SReleaseAcquire.check, SReleaseAcquire.java */
bool SReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 1, operations);
}
