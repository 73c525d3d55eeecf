/*
 * Who calls the core's page tables on this machine? This file, with physical memory as the arena.
 * At the start on behalf of mmu.c, later for whoever changes rights; from an interrupt for a CPU
 * that has changed something.
 */
#include "memory/paging.h"

#include <stddef.h>

#include <halt/arch.h>
#include <halt/arena.h>
#include <halt/image.h>
#include <halt/kernel.h>
#include <halt/paging.h>
#include <halt/platform.h>

#include "cpu/cpu.h"
#include "cpu/interrupts.h"
#include "paging/Frames.h"
#include "paging/PageTable.h"
#include "paging/Regime.h"
#include "paging/Rights.h"
#include "paging/Shootdown.h"
#include "paging/Space.h"

#define WORD_SIZE sizeof(int64_t)

/* Physical memory, word by word from address 0. Never used to reach what is not mapped. */
static Arena memory;

static int64_t space_record[Space_WORDS];
static int64_t shootdown_record[Shootdown_ANSWERS + HALT_MAX_CPUS];
static halt_offset frames;

static halt_offset offset_of(const int64_t *words) {
  return (halt_offset)((uintptr_t)words / WORD_SIZE);
}

static halt_offset space(void) {
  return offset_of(space_record);
}

/* The page behind the last one of a regime. */
static uint64_t pages_end;

static uint64_t page_of(uint64_t address) {
  return address / HALT_PAGE_SIZE;
}

/* Where the record of the frames goes: the start of the first run that has room below the limit. */
static struct arch_region home_of_record(const struct arch_region *usable, int count,
                                         uint64_t bytes, uint64_t limit) {
  for (int i = 0; i < count; i++) {
    uint64_t end = usable[i].start + bytes;
    if (end <= usable[i].end && end <= limit) {
      return (struct arch_region){.start = usable[i].start, .end = end};
    }
  }
  kernel_refuse("no run of memory has the 0x%lx bytes that say which frames are free", bytes);
}

static void give(uint64_t start, uint64_t end) {
  if (start < end && !Frames_give(&memory, frames, (int64_t)page_of(start),
                                  (int64_t)page_of(end - start))) {
    panic("the memory map names 0x%lx to 0x%lx twice", start, end);
  }
}

void paging_begin(const int64_t *regime, uintptr_t root, const struct arch_region *usable,
                  int count, uint64_t limit) {
  if (count == 0) {
    kernel_refuse("the machine has no memory but that of the kernel");
  }
  uint64_t first = usable[0].start;
  uint64_t end = usable[0].end;
  for (int i = 1; i < count; i++) {
    first = usable[i].start < first ? usable[i].start : first;
    end = usable[i].end > end ? usable[i].end : end;
  }
  int64_t total = (int64_t)page_of(end - first);
  uint64_t bytes = (uint64_t)Frames_words(total) * WORD_SIZE;
  bytes = (bytes + HALT_PAGE_SIZE - 1) / HALT_PAGE_SIZE * HALT_PAGE_SIZE;
  struct arch_region home = home_of_record(usable, count, bytes, limit);
  for (uint64_t at = home.start; at < home.end; at += WORD_SIZE) {
    *(int64_t *)(uintptr_t)at = 0;
  }
  memory = (Arena){.words = NULL, .size = (int64_t)(end / WORD_SIZE)};
  frames = (halt_offset)(home.start / WORD_SIZE);
  Frames_initialise(&memory, frames, (int64_t)page_of(first), total);
  for (int i = 0; i < count; i++) {
    give(usable[i].start == home.start ? home.end : usable[i].start, usable[i].end);
  }
  Shootdown_initialise(&memory, offset_of(shootdown_record), 1, Shootdown_NO_TLBS, 0);
  Space_initialise(&memory, space(), offset_of(regime), (int64_t)page_of(root), frames,
                   offset_of(shootdown_record));
  pages_end = (uint64_t)regime[Regime_PAGES];
}

static const char *why(int32_t result) {
  switch (result) {
    case PageTable_ALREADY_MAPPED:
      return "a part of it is mapped already";
    case PageTable_NOT_MAPPED:
      return "a part of it is not mapped";
    case PageTable_NO_FRAME:
      return "no memory is left for tables";
    case PageTable_MISALIGNED:
      return "its ends are not at pages";
    case PageTable_OUT_OF_RANGE:
      return "it is more than addresses reach";
    case PageTable_FORBIDDEN:
      return "no page may have these rights";
    default:
      return "nobody knows why";
  }
}

static void require(int32_t result, const char *what, uint64_t start, uint64_t end) {
  if (result != PageTable_DONE) {
    panic("cannot %s 0x%lx to 0x%lx: %s", what, start, end, why(result));
  }
}

/* Called from many places, all of them at the start: not inlined, to keep the image small. */
__attribute__((noinline)) void paging_map(uint64_t start, uint64_t end, int32_t rights) {
  if (start == end) {
    return;
  }
  int32_t result = PageTable_map(&memory, 0, space(), (int64_t)start, (int64_t)start,
                                 (int64_t)(end - start), rights);
  if (result == PageTable_NO_FRAME) {
    kernel_refuse("the machine has too little memory for its page tables");
  }
  require(result, "map", start, end);
}

/* Maps what lies in front of a guard page; where to go on. */
static uint64_t map_up_to(uint64_t from, const void *guard) {
  paging_map(from, (uintptr_t)guard, Rights_WRITE);
  return (uintptr_t)guard + HALT_PAGE_SIZE;
}

static void map_data(const struct paging_stacks *stacks) {
  uint64_t from = (uintptr_t)image_data;
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    const uint8_t *own = (const uint8_t *)stacks->start + (size_t)cpu * stacks->bytes;
    for (int i = 0; i < stacks->guards; i++) {
      from = map_up_to(from, own + stacks->guard[i]);
    }
  }
  for (int process = 0; process < HALT_MAX_PROCESSES; process++) {
    from = map_up_to(from, halt_process_stacks[process].guard);
  }
  paging_map(from, (uintptr_t)image_end, Rights_WRITE);
}

void paging_map_memory(const struct paging_stacks *stacks, const struct arch_region *usable,
                       int count) {
  paging_map((uintptr_t)image_text, (uintptr_t)image_text_end, Rights_EXECUTE);
  paging_map((uintptr_t)image_rodata, (uintptr_t)image_rodata_end, Rights_READ);
  map_data(stacks);
  for (int i = 0; i < count; i++) {
    paging_map(usable[i].start, usable[i].end, Rights_WRITE);
  }
}

void paging_join(int cpus) {
  Arena_setPlain(&memory, offset_of(shootdown_record) + Shootdown_CPUS, cpus);
}

struct paging_interlude paging_begin_interlude(void) {
  struct paging_interlude interlude = {.were_on = interrupts_off(SECTION_TABLES)};
  struct cpu *self = &cpus[arch_this_cpu()];
  interlude.was_quiet = self->quiet;
  self->quiet = true;
  return interlude;
}

void paging_end_interlude(struct paging_interlude interlude) {
  cpus[arch_this_cpu()].quiet = interlude.was_quiet;
  interrupts_restore(interlude.were_on);
}

void paging_protect(uint64_t start, uint64_t end, int32_t rights) {
  struct paging_interlude interlude = paging_begin_interlude();
  int32_t result = PageTable_protect(&memory, arch_this_cpu(), space(), (int64_t)start,
                                     (int64_t)(end - start), rights);
  paging_end_interlude(interlude);
  require(result, "protect", start, end);
}

struct paging_tables paging_tables(void) {
  return (struct paging_tables){
      .memory = &memory, .space = space(), .frames = frames, .pages_end = pages_end};
}

uint64_t paging_take(uint64_t pages) {
  int64_t first = Frames_allocateRun(&memory, frames, (int64_t)pages);
  return first == Frames_NONE ? 0 : (uint64_t)first * HALT_PAGE_SIZE;
}

/* The pages of the smallest large page. */
static uint64_t large_page(void) {
  return (uint64_t)Regime_pages(&memory, Arena_getPlain(&memory, space() + Space_REGIME), 1);
}

uint64_t paging_most_apart(void) {
  return 2 * (large_page() - 1);
}

uint64_t paging_take_apart(uint64_t pages) {
  uint64_t large = large_page();
  uint64_t whole = (pages + large - 1) / large * large;
  int64_t first = Frames_allocateRun(&memory, frames, (int64_t)(whole + large - 1));
  if (first == Frames_NONE) {
    return 0;
  }
  uint64_t start = ((uint64_t)first + large - 1) / large * large;
  for (uint64_t frame = (uint64_t)first; frame < (uint64_t)first + whole + large - 1; frame++) {
    if (frame < start || frame >= start + whole) {
      Frames_release(&memory, frames, (int64_t)frame);
    }
  }
  return start * HALT_PAGE_SIZE;
}

uint64_t paging_longest_run(void) {
  return (uint64_t)Frames_longestRun(&memory, frames);
}

void paging_answer(void) {
  struct paging_interlude interlude = paging_begin_interlude();
  Shootdown_answer(&memory, arch_this_cpu(), offset_of(shootdown_record));
  paging_end_interlude(interlude);
}

void Platform_interrupt(Arena *arena, halt_cpu cpu) {
  if (arena == &memory) {
    cpu_request(cpu, REQUEST_TABLES);
  }
}

void Platform_invalidatePages(Arena *arena, int64_t first, int64_t count) {
  (void)arena;
  arch_invalidate_pages((uint64_t)first, (uint64_t)count);
}

void Platform_orderTables(Arena *arena) {
  if (arena == &memory) {
    arch_order_tables();
  }
}
