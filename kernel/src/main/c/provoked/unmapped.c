/* How do CPUs meet at a page that goes away? In the order of unmapped_provoke. */
#include "provoked/unmapped.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "memory/paging.h"
#include "paging/Frames.h"
#include "paging/PageTable.h"
#include "paging/Rights.h"

/* What the CPUs tell each other. */
static struct {
  _Alignas(64) uint32_t arrived; /* how many CPUs are here */
  uint32_t mapped;               /* 1: the page is there */
  uint32_t used;                 /* 1: the victim's MMU knows it */
  uint32_t gone;                 /* 1: the page is gone, for all CPUs */
} meeting;

#define LEFT_IN_THE_PAGE 0x48414c54

static void await(const uint32_t *word, uint32_t value) {
  while (__atomic_load_n(word, __ATOMIC_ACQUIRE) != value) {
    arch_relax();
  }
}

static void say(uint32_t *word) {
  __atomic_store_n(word, 1, __ATOMIC_RELEASE);
}

/* Not static and never inlined: the dump is to name it. */
uint64_t unmapped_use(const volatile uint64_t *page);

__attribute__((noinline)) uint64_t unmapped_use(const volatile uint64_t *page) {
  return *page;
}

/* Maps, and with every call that must be refused sees that it is. */
static void map_page(uint64_t address) {
  struct paging_interlude interlude = paging_begin_interlude();
  struct paging_tables tables = paging_tables();
  int cpu = arch_this_cpu();
  int64_t at = (int64_t)address;
  int64_t frame = Frames_allocate(tables.memory, tables.frames);
  int64_t physical = frame * HALT_PAGE_SIZE;
  int32_t both = PageTable_map(tables.memory, cpu, tables.space, at, physical, HALT_PAGE_SIZE,
                               Rights_WRITE | Rights_EXECUTE);
  int32_t done = PageTable_map(tables.memory, cpu, tables.space, at, physical, HALT_PAGE_SIZE,
                               Rights_READ);
  int32_t again = PageTable_map(tables.memory, cpu, tables.space, at, physical, HALT_PAGE_SIZE,
                                Rights_READ);
  int32_t rights =
      PageTable_protect(tables.memory, cpu, tables.space, at, HALT_PAGE_SIZE, Rights_WRITE);
  paging_end_interlude(interlude);
  if (both != PageTable_FORBIDDEN || done != PageTable_DONE || again != PageTable_ALREADY_MAPPED ||
      rights != PageTable_DONE) {
    panic("map said %d, %d, %d and protect %d", both, done, again, rights);
  }
  *(volatile uint64_t *)(uintptr_t)address = LEFT_IN_THE_PAGE;
}

static void unmap_page(uint64_t address) {
  struct paging_interlude interlude = paging_begin_interlude();
  struct paging_tables tables = paging_tables();
  int cpu = arch_this_cpu();
  int64_t before = Frames_count(tables.memory, tables.frames);
  int32_t done = PageTable_withdraw(tables.memory, cpu, tables.space, (int64_t)address);
  int64_t after = Frames_count(tables.memory, tables.frames);
  int32_t again =
      PageTable_unmap(tables.memory, cpu, tables.space, (int64_t)address, HALT_PAGE_SIZE);
  paging_end_interlude(interlude);
  if (done != PageTable_DONE || again != PageTable_NOT_MAPPED || after != before + 1) {
    panic("withdraw said %d, unmap %d; %ld frames were free and %ld are", done, again, before,
          after);
  }
}

_Noreturn void unmapped_provoke(int victim, int cpu) {
  uint64_t address = (paging_tables().pages_end - 1) * HALT_PAGE_SIZE;
  int count = arch_cpu_count();
  int changer = count == 1 ? 0 : victim == 0 ? 1 : 0;
  const volatile uint64_t *page = (const volatile uint64_t *)(uintptr_t)address;
  __atomic_add_fetch(&meeting.arrived, 1, __ATOMIC_ACQ_REL);
  await(&meeting.arrived, (uint32_t)count); /* whoever is not here yet has interrupts masked */
  if (cpu == changer) {
    map_page(address);
    say(&meeting.mapped);
  }
  if (cpu == victim) {
    await(&meeting.mapped, 1);
    uint64_t held = unmapped_use(page);
    if (held != LEFT_IN_THE_PAGE) {
      panic("the page holds 0x%lx", held);
    }
    say(&meeting.used);
  }
  if (cpu == changer) {
    await(&meeting.used, 1);
    unmap_page(address);
    say(&meeting.gone);
  }
  if (cpu == victim) {
    await(&meeting.gone, 1);
    (void)unmapped_use(page);
    panic("the machine did not notice the fault");
  }
  for (;;) {
    arch_relax();
  }
}
