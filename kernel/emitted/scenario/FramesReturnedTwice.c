/* Translated by HALT from halt.scenario.FramesReturnedTwice; change that, not this. */

#include "scenario/FramesReturnedTwice.h"

#include "collect/Heap.h"
#include "paging/Frames.h"

/* FramesReturnedTwice.setup, FramesReturnedTwice.java */
void FramesReturnedTwice_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  (void)operations;
  const halt_offset frames = Heap_behind(arena);
  Frames_initialise(arena, frames, 0, 2);
  (void)Frames_give(arena, frames, 0, 2);
  (void)Frames_allocate(arena, frames);
}

/* FramesReturnedTwice.process, FramesReturnedTwice.java */
void FramesReturnedTwice_process(Arena *arena, halt_process process, int32_t operations) {
  (void)process;
  const halt_offset frames = Heap_behind(arena);
  for (int32_t index = 0; index < operations; index++) {
    if (Frames_release(arena, frames, 0)) {
      (void)Arena_getAndAdd(arena, halt_add64(frames, FramesReturnedTwice_SUCCESSES), 1);
    }
  }
}

/* FramesReturnedTwice.check, FramesReturnedTwice.java */
bool FramesReturnedTwice_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  const halt_offset frames = Heap_behind(arena);
  const int64_t successes = Arena_getVolatile(arena,
                                              halt_add64(frames, FramesReturnedTwice_SUCCESSES));
  const int64_t free = Frames_count(arena, frames);
  return operations == 0 ? successes == 0 && free == 1 : successes == 1 && free == 2;
}
