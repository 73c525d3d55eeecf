/*
 * Which memory may be read, written, executed? One set of page tables for all CPUs, four levels,
 * every address where it physically is:
 *
 *   image text        read, execute
 *   image rodata      read
 *   image data, bss   read, write            without the guard pages of the stacks
 *   usable memory     read, write            2 MiB pages where they fit
 *   local APIC        read, write, uncached
 *
 * Nothing is both writable and executable, and nothing else is mapped: not page 0, not the
 * firmware, not the trampoline. The tables are built and changed by the core
 * (kernel/src/main/c/memory/paging.c); here is how this MMU reads an entry.
 */
#include "mmu.h"

#include <halt/arch.h>
#include <halt/paging.h>

#include "layout.h"
#include "paging/Regime.h"
#include "paging/Rights.h"
#include "stacks.h"
#include "x86.h"

/* Bits of an entry (Intel SDM, volume 3, 4.5). */
#define ENTRY_PRESENT 0x001ULL
#define ENTRY_WRITABLE 0x002ULL
#define ENTRY_UNCACHED 0x018ULL /* PCD and PWT */
#define ENTRY_LARGE 0x080ULL    /* in a page directory: a 2 MiB page */
#define ENTRY_NO_EXECUTE (1ULL << 63)
#define ENTRY_ADDRESS 0x000ffffffffff000ULL

/* What the boot page tables map (entry.S). */
#define BOOT_LIMIT 0x100000000ULL

/* More pages than this are forgotten all at once. */
#define MOST_PAGES 32

/* The processor sets the bits "accessed" and "dirty" itself: they are in no word here. */
static const int64_t regime[Regime_WORDS] = {
    [Regime_LEVELS] = 4,
    [Regime_INDEX_BITS] = 9,
    [Regime_PAGE_SHIFT] = 12,
    [Regime_PAGES] = INT64_C(1) << (47 - 12), /* the lower half of all addresses */
    [Regime_MEMORY] = 0,
    [Regime_PRESENT] = ENTRY_PRESENT,
    [Regime_TABLE] = ENTRY_PRESENT | ENTRY_WRITABLE,
    [Regime_PAGE] = ENTRY_PRESENT,
    [Regime_LARGE] = ENTRY_PRESENT | ENTRY_LARGE,
    [Regime_LARGE_MASK] = ENTRY_LARGE,
    [Regime_LARGE_KIND] = ENTRY_LARGE,
    [Regime_LARGEST] = 1, /* 1 GiB pages are not in every processor */
    [Regime_ADDRESS] = ENTRY_ADDRESS,
    [Regime_RIGHTS_MASK] = (int64_t)(ENTRY_WRITABLE | ENTRY_UNCACHED | ENTRY_NO_EXECUTE),
    [Regime_BREAK] = 0, /* SDM 4.10.2.3: both sizes may be cached, and map the same */
    [Regime_RIGHTS + Rights_READ] = (int64_t)ENTRY_NO_EXECUTE,
    [Regime_RIGHTS + Rights_WRITE] = (int64_t)(ENTRY_WRITABLE | ENTRY_NO_EXECUTE),
    [Regime_RIGHTS + Rights_EXECUTE] = 0,
    [Regime_RIGHTS + Rights_DEVICE] = (int64_t)(ENTRY_UNCACHED | ENTRY_NO_EXECUTE),
    [Regime_RIGHTS + Rights_DEVICE + Rights_WRITE] =
        (int64_t)(ENTRY_WRITABLE | ENTRY_UNCACHED | ENTRY_NO_EXECUTE),
};

_Alignas(PAGE_SIZE) static uint64_t root[PAGE_SIZE / sizeof(uint64_t)];

/* Between the guards lie the stacks. */
static const struct paging_stacks stacks = {
    .start = cpu_stacks,
    .bytes = sizeof cpu_stacks[0],
    .guards = 3,
    .guard = {offsetof(struct cpu_stacks, guard), offsetof(struct cpu_stacks, trap_guard),
              offsetof(struct cpu_stacks, double_guard)},
};

void mmu_build(const struct arch_region *usable, int count) {
  paging_begin(regime, (uintptr_t)root, usable, count, BOOT_LIMIT);
  paging_map_memory(&stacks, usable, count);
  paging_map(LAPIC_BASE, LAPIC_BASE + PAGE_SIZE, Rights_DEVICE | Rights_WRITE);
}

void mmu_enable(void) {
  write_cr3((uintptr_t)root); /* CR0.WP and EFER.NXE have been on since entry.S */
}

void arch_invalidate_pages(uint64_t first, uint64_t count) {
  if (count > MOST_PAGES) {
    write_cr3(read_cr3()); /* no page is global */
    return;
  }
  for (uint64_t page = first; page < first + count; page++) {
    invlpg(page * PAGE_SIZE);
  }
}

/* The walks of this processor see its stores in order (SDM, volume 3, 4.10.4.3). */
void arch_order_tables(void) {
  __asm__ volatile("" ::: "memory");
}
