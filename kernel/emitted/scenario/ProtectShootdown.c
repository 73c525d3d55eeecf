/* Translated by HALT from halt.scenario.ProtectShootdown; change that, not this. */

#include "scenario/ProtectShootdown.h"

#include "paging/Frames.h"
#include "paging/PageTable.h"
#include "paging/Rights.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "scenario/Mmu.h"
#include "scenario/TinyMachine.h"
#include "value/Word.h"

static void ProtectShootdown_protect(Arena *arena, halt_offset space, int32_t rounds);
static void ProtectShootdown_setRights(Arena *arena, halt_offset space, int32_t rights);
static void ProtectShootdown_write(Arena *arena, halt_process process, halt_offset space,
                                   int32_t operations);
static halt_offset ProtectShootdown_content(Arena *arena);

/* ProtectShootdown.setup, ProtectShootdown.java */
void ProtectShootdown_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  TinyMachine_initialise(arena, processes);
  const halt_offset space = TinyMachine_at(arena, TinyMachine_SPACE);
  const int64_t frame = Frames_allocate(arena, TinyMachine_frames(arena));
  (void)PageTable_map(arena, 0, space, TinyMachine_ADDRESS,
                      halt_mul64(frame, TinyMachine_PAGE_BYTES), TinyMachine_PAGE_BYTES,
                      Rights_WRITE);
}

/* ProtectShootdown.process, ProtectShootdown.java */
void ProtectShootdown_process(Arena *arena, halt_process process, int32_t operations) {
  const halt_offset space = TinyMachine_at(arena, TinyMachine_SPACE);
  const int32_t cpus = TinyMachine_cpuCount(arena);
  if (process == cpus) {
    TinyMachine_walkAhead(arena, operations);
  } else if (process == 0) {
    ProtectShootdown_protect(arena, space, operations);
  } else {
    ProtectShootdown_write(arena, process, space, operations);
  }
}

/* ProtectShootdown.protect, ProtectShootdown.java */
static void ProtectShootdown_protect(Arena *arena, halt_offset space, int32_t rounds) {
  const halt_offset page = ProtectShootdown_content(arena);
  for (int32_t round = 1; round <= rounds; round = halt_add32(round, 1)) {
    if (round > 1) {
      ProtectShootdown_setRights(arena, space, Rights_WRITE);
    }
    ProtectShootdown_setRights(arena, space, Rights_READ);
    const int64_t held = Arena_getVolatile(arena, page);
    if (Mmu_add(arena, 0, space, TinyMachine_PAGE, 1) || Arena_getVolatile(arena, page) != held) {
      TinyMachine_goneWrong(arena);
    }
  }
  const int64_t last = Arena_getVolatile(arena, page);
  Arena_setVolatile(arena, TinyMachine_at(arena, TinyMachine_ROUNDS), last);
  TinyMachine_end(arena);
  TinyMachine_report(arena, 0, 0);
}

/* ProtectShootdown.setRights, ProtectShootdown.java */
static void ProtectShootdown_setRights(Arena *arena, halt_offset space, int32_t rights) {
  const int32_t result = PageTable_protect(arena, 0, space, TinyMachine_ADDRESS,
                                           TinyMachine_PAGE_BYTES, rights);
  if (result != PageTable_DONE) {
    TinyMachine_goneWrong(arena);
  }
}

/* ProtectShootdown.write, ProtectShootdown.java */
static void ProtectShootdown_write(Arena *arena, halt_process process, halt_offset space,
                                   int32_t operations) {
  const halt_cpu cpu = TinyMachine_cpu(process);
  int32_t written = 0;
  for (int32_t index = 0; index < operations; index++) {
    TinyMachine_takeInterrupts(arena, cpu);
    if (Mmu_add(arena, cpu, space, TinyMachine_PAGE, 1)) {
      written = halt_add32(written, 1);
    }
  }
  TinyMachine_idle(arena, cpu);
  TinyMachine_report(arena, process, written);
}

/*
 * The first word of the frame that the page leads to: the second that was allocated.
 * (ProtectShootdown.content, ProtectShootdown.java)
 */
static halt_offset ProtectShootdown_content(Arena *arena) {
  return TinyMachine_content(arena, 1);
}

/* ProtectShootdown.check, ProtectShootdown.java */
bool ProtectShootdown_check(Arena *arena, int32_t processes, int32_t operations) {
  int64_t written = 0;
  for (halt_process process = 1; process < TinyMachine_cpus(processes); process++) {
    const halt_value reported = Registers_get(arena, process, Operation_RESULT);
    written = halt_add64(written, Word_integer(reported));
  }
  const int64_t held = Arena_getVolatile(arena, ProtectShootdown_content(arena));
  const int64_t last = Arena_getVolatile(arena, TinyMachine_at(arena, TinyMachine_ROUNDS));
  return TinyMachine_isWell(arena) && held == written && (operations == 0 || held == last);
}
