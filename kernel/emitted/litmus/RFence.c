/* Translated by HALT from halt.scenario.litmus.RFence; change that, not this. */

#include "litmus/RFence.h"

#include "litmus/Cells.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void RFence_process0(Arena *arena, int32_t operations, int32_t i);
static void RFence_process1(Arena *arena, int32_t operations, int32_t i);

/* RFence.setup, RFence.java */
void RFence_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  Cells_create(arena, 2, 1, operations);
}

/* RFence.process, RFence.java */
void RFence_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    if (process == 0) {
      RFence_process0(arena, operations, i);
    } else if (process == 1) {
      RFence_process1(arena, operations, i);
    }
  }
  Safepoint_leave(arena, process);
}

/* RFence.process0, RFence.java */
static void RFence_process0(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RFence_X, i);
  const halt_atom y = Cells_at(arena, operations, RFence_Y, i);
  Cells_meet(arena, operations, RFence_MEETING, i, 2);
  Arena_setRelease(arena, x, Word_fixnum(1));
  Arena_fullFence(arena);
  Arena_setRelease(arena, y, Word_fixnum(1));
}

/* RFence.process1, RFence.java */
static void RFence_process1(Arena *arena, int32_t operations, int32_t i) {
  const halt_atom x = Cells_at(arena, operations, RFence_X, i);
  const halt_atom y = Cells_at(arena, operations, RFence_Y, i);
  Cells_meet(arena, operations, RFence_MEETING, i, 2);
  Arena_setRelease(arena, y, Word_fixnum(2));
  Arena_fullFence(arena);
  const halt_value a = Arena_getAcquire(arena, x);
  Cells_keep(arena, operations, RFence_OF_1_A, i, a);
}

/* RFence.check, RFence.java */
bool RFence_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  return Cells_complete(arena, 2, 1, operations);
}
