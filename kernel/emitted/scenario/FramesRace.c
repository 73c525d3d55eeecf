/* Translated by HALT from halt.scenario.FramesRace; change that, not this. */

#include "scenario/FramesRace.h"

#include "collect/Heap.h"
#include "paging/Frames.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Word.h"

/* FramesRace.setup, FramesRace.java */
void FramesRace_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  (void)operations;
  const halt_offset frames = Heap_behind(arena);
  Frames_initialise(arena, frames, FramesRace_FIRST, FramesRace_COUNT);
  (void)Frames_give(arena, frames, FramesRace_FIRST, FramesRace_COUNT);
}

/* FramesRace.process, FramesRace.java */
void FramesRace_process(Arena *arena, halt_process process, int32_t operations) {
  const halt_offset frames = Heap_behind(arena);
  int32_t got = 0;
  for (int32_t index = 0; index < operations; index++) {
    const int64_t frame = Frames_allocate(arena, frames);
    if (frame != Frames_NONE) {
      got = halt_add32(got, 1);
      const halt_offset signature = halt_add64(halt_add64(frames, FramesRace_SIGNATURES),
                                               halt_sub64(frame, FramesRace_FIRST));
      bool mine = Arena_compareAndSet(arena, signature, 0, halt_add32(process, 1));
      mine = (int32_t)mine &
             (int32_t)Arena_compareAndSet(arena, signature, halt_add32(process, 1), 0);
      mine = (int32_t)mine & (int32_t)Frames_release(arena, frames, frame);
      if (!mine) {
        Arena_setVolatile(arena, halt_add64(frames, FramesRace_WRONG), 1);
      }
    }
  }
  Safepoint_enter(arena, process);
  Registers_set(arena, process, Operation_RESULT, Word_fixnum(got));
  Safepoint_leave(arena, process);
}

/* FramesRace.check, FramesRace.java */
bool FramesRace_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  (void)operations;
  const halt_offset frames = Heap_behind(arena);
  bool well = Arena_getVolatile(arena, halt_add64(frames, FramesRace_WRONG)) == 0;
  well = (int32_t)well & (int32_t)(Frames_count(arena, frames) == FramesRace_COUNT);
  well = (int32_t)well & (int32_t)(Frames_allocate(arena, frames) == FramesRace_FIRST);
  well = (int32_t)well & (int32_t)(Frames_allocate(arena, frames) == FramesRace_FIRST + 1);
  well = (int32_t)well & (int32_t)(Frames_allocate(arena, frames) == Frames_NONE);
  return well;
}
