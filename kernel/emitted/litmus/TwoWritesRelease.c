/* Translated by HALT from halt.scenario.litmus.TwoWritesRelease; change that, not this. */

#include "litmus/TwoWritesRelease.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void TwoWritesRelease_process0(Arena *arena, int32_t operations, int32_t i);
static void TwoWritesRelease_process1(Arena *arena, int32_t operations, int32_t i);

/* TwoWritesRelease.setup, TwoWritesRelease.java */
void TwoWritesRelease_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 0, operations);
}

/* TwoWritesRelease.process, TwoWritesRelease.java */
void TwoWritesRelease_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      TwoWritesRelease_process0(arena, operations, i);
    } else if (process == 1) {
      TwoWritesRelease_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* TwoWritesRelease.process0, TwoWritesRelease.java */
static void TwoWritesRelease_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, TwoWritesRelease_X, i);
  const halt_atom y = Cells_at(arena, operations, TwoWritesRelease_Y, i);
  Cells_meet(arena, operations, TwoWritesRelease_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Arena_setRelease(arena, y, Word_fixnum(2));
}

/* TwoWritesRelease.process1, TwoWritesRelease.java */
static void TwoWritesRelease_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, TwoWritesRelease_X, i);
  const halt_atom y = Cells_at(arena, operations, TwoWritesRelease_Y, i);
  Cells_meet(arena, operations, TwoWritesRelease_MEETING, i, 2);
  Arena_setRelease(arena, y, Word_fixnum(1));
  Arena_setRelease(arena, x, Word_fixnum(2));
}

/* TwoWritesRelease.check, TwoWritesRelease.java */
bool TwoWritesRelease_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 0, operations);
}
