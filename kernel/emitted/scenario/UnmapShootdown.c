/* Translated by HALT from halt.scenario.UnmapShootdown; change that, not this. */

#include "scenario/UnmapShootdown.h"

#include "paging/Frames.h"
#include "paging/PageTable.h"
#include "paging/Rights.h"
#include "scenario/Mmu.h"
#include "scenario/TinyMachine.h"

static bool UnmapShootdown_map(Arena *arena, int64_t round);
static void UnmapShootdown_unmap(Arena *arena, halt_offset space, int32_t rounds);
static void UnmapShootdown_read(Arena *arena, halt_process process, halt_offset space,
                                int32_t operations);

/* UnmapShootdown.setup, UnmapShootdown.java */
void UnmapShootdown_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  TinyMachine_initialise(arena, processes);
  (void)UnmapShootdown_map(arena, 1);
}

/*
 * Maps the page to a frame that holds the number of the round, if a frame is free.
 * (UnmapShootdown.map, UnmapShootdown.java)
 */
static bool UnmapShootdown_map(Arena *arena, int64_t round) {
  const halt_offset frames = TinyMachine_frames(arena);
  const int64_t frame = Frames_allocate(arena, frames);
  if (frame == Frames_NONE) {
    return false;
  }
  Arena_setVolatile(arena, TinyMachine_content(arena, frame), round);
  const int64_t physical = halt_mul64(frame, TinyMachine_PAGE_BYTES);
  (void)PageTable_map(arena, 0, TinyMachine_at(arena, TinyMachine_SPACE), TinyMachine_ADDRESS,
                      physical, TinyMachine_PAGE_BYTES, Rights_WRITE);
  return true;
}

/* UnmapShootdown.process, UnmapShootdown.java */
void UnmapShootdown_process(Arena *arena, halt_process process, int32_t operations) {
  const halt_offset space = TinyMachine_at(arena, TinyMachine_SPACE);
  const int32_t cpus = TinyMachine_cpuCount(arena);
  if (process == cpus) {
    TinyMachine_walkAhead(arena, operations);
  } else if (process == 0) {
    UnmapShootdown_unmap(arena, space, operations);
  } else {
    UnmapShootdown_read(arena, process, space, operations);
  }
}

/* UnmapShootdown.unmap, UnmapShootdown.java */
static void UnmapShootdown_unmap(Arena *arena, halt_offset space, int32_t rounds) {
  for (int32_t round = 1; round <= rounds; round = halt_add32(round, 1)) {
    /* Without a frame for this round, the next one tries again. */
    if (round == 1 || UnmapShootdown_map(arena, round)) {
      const int32_t result = PageTable_withdraw(arena, 0, space, TinyMachine_ADDRESS);
      const int64_t seen = Mmu_read(arena, 0, space, TinyMachine_PAGE);
      const bool known = TinyMachine_isKnown(arena, TinyMachine_PAGE);
      if (result != PageTable_DONE || seen != Mmu_FAULT || known) {
        TinyMachine_goneWrong(arena);
      }
      Arena_setVolatile(arena, TinyMachine_at(arena, TinyMachine_ROUNDS), round);
    }
  }
  TinyMachine_end(arena);
  TinyMachine_report(arena, 0, rounds);
}

/* UnmapShootdown.read, UnmapShootdown.java */
static void UnmapShootdown_read(Arena *arena, halt_process process, halt_offset space,
                                int32_t operations) {
  const halt_cpu cpu = TinyMachine_cpu(process);
  const halt_offset frames = TinyMachine_frames(arena);
  int32_t faults = 0;
  for (int32_t index = 0; index < operations; index++) {
    TinyMachine_takeInterrupts(arena, cpu);
    const int64_t over = Arena_getVolatile(arena, TinyMachine_at(arena, TinyMachine_ROUNDS));
    const int64_t frame = Frames_allocate(arena, frames);
    if (frame != Frames_NONE) {
      Arena_setVolatile(arena, TinyMachine_content(arena, frame), UnmapShootdown_SECRET);
    }
    const int64_t seen = Mmu_read(arena, cpu, space, TinyMachine_PAGE);
    if (seen == Mmu_FAULT) {
      faults = halt_add32(faults, 1);
    } else if (seen <= over || seen == UnmapShootdown_SECRET) {
      TinyMachine_goneWrong(arena);
    }
    if (frame != Frames_NONE) {
      (void)Frames_release(arena, frames, frame);
    }
  }
  TinyMachine_idle(arena, cpu);
  TinyMachine_report(arena, process, faults);
}

/* UnmapShootdown.check, UnmapShootdown.java */
bool UnmapShootdown_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)processes;
  const int64_t free = Frames_count(arena, TinyMachine_frames(arena));
  return TinyMachine_isWell(arena) && (operations == 0 || free == 1);
}
