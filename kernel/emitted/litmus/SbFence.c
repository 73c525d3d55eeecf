/* Translated by HALT from halt.scenario.litmus.SbFence; change that, not this. */

#include "litmus/SbFence.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void SbFence_process0(Arena *arena, int32_t operations, int32_t i);
static void SbFence_process1(Arena *arena, int32_t operations, int32_t i);

/* SbFence.setup, SbFence.java */
void SbFence_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 2, operations);
}

/* SbFence.process, SbFence.java */
void SbFence_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      SbFence_process0(arena, operations, i);
    } else if (process == 1) {
      SbFence_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* SbFence.process0, SbFence.java */
static void SbFence_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbFence_X, i);
  const halt_atom y = Cells_at(arena, operations, SbFence_Y, i);
  Cells_meet(arena, operations, SbFence_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Arena_fullFence(arena);
  const halt_value a = Arena_getAcquire(arena, y);
  Cells_keep(arena, operations, SbFence_OF_0_A, i, a);
}

/* SbFence.process1, SbFence.java */
static void SbFence_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, SbFence_X, i);
  const halt_atom y = Cells_at(arena, operations, SbFence_Y, i);
  Cells_meet(arena, operations, SbFence_MEETING, i, 2);
  Arena_setRelease(arena, y, Word_fixnum(1));
  Arena_fullFence(arena);
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, SbFence_OF_1_A, i, a);
}

/* SbFence.check, SbFence.java */
bool SbFence_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 2, operations);
}
