/*
 * Which memory may be read, written, executed? One set of page tables for all CPUs, three levels,
 * every address where it physically is:
 *
 *   image text        read, execute
 *   image rodata      read
 *   image data, bss   read, write            without the guard pages of the stacks
 *   usable memory     read, write            2 MiB blocks where they fit
 *   devices           read, write, uncached
 *
 * Nothing is both writable and executable (and SCTLR_EL1.WXN holds the processor to that), and
 * nothing else is mapped: not page 0, not the device tree. The tables are built and
 * changed by the core (kernel/src/main/c/memory/paging.c); here is how this MMU reads a descriptor.
 *
 * They are built under the first tables, of entry.S, with the caches on: so nothing is in memory
 * that a cache does not know of, and a compare-and-swap is one of normal memory.
 */
#include "mmu.h"

#include <halt/arch.h>
#include <halt/image.h>
#include <halt/kernel.h>
#include <halt/paging.h>

#include "arm64.h"
#include "gic.h"
#include "layout.h"
#include "paging/Regime.h"
#include "paging/Rights.h"
#include "stacks.h"
#include "virt.h"

/* Bits of a descriptor (Arm ARM, D8.3). The manual's level 3 is level 0 to the core. */
#define DESCRIPTOR_VALID 0x001ULL
#define DESCRIPTOR_TABLE 0x002ULL /* in levels 1 and 2: a table follows; in level 3: a page */
#define DESCRIPTOR_PAGE 0x002ULL
#define DESCRIPTOR_ATTRIBUTE(index) ((uint64_t)(index) << 2)
#define DESCRIPTOR_READ_ONLY 0x080ULL
#define DESCRIPTOR_INNER_SHAREABLE 0x300ULL
#define DESCRIPTOR_ACCESSED 0x400ULL
#define DESCRIPTOR_PXN (1ULL << 53)
#define DESCRIPTOR_UXN (1ULL << 54)
#define DESCRIPTOR_ADDRESS 0x0000fffffffff000ULL

#define NORMAL                                                                    \
  (DESCRIPTOR_ATTRIBUTE(MAIR_NORMAL) | DESCRIPTOR_INNER_SHAREABLE | DESCRIPTOR_UXN)
#define DEVICE (DESCRIPTOR_ATTRIBUTE(MAIR_DEVICE) | DESCRIPTOR_UXN | DESCRIPTOR_PXN)

/* More pages than this are forgotten all at once. */
#define MOST_PAGES 32

static const int64_t regime[Regime_WORDS] = {
    [Regime_LEVELS] = 3,
    [Regime_INDEX_BITS] = 9,
    [Regime_PAGE_SHIFT] = 12,
    [Regime_PAGES] = INT64_C(1) << (ADDRESS_BITS - 12),
    [Regime_MEMORY] = 0,
    [Regime_PRESENT] = DESCRIPTOR_VALID,
    [Regime_TABLE] = DESCRIPTOR_VALID | DESCRIPTOR_TABLE,
    [Regime_PAGE] = DESCRIPTOR_VALID | DESCRIPTOR_PAGE | DESCRIPTOR_ACCESSED,
    [Regime_LARGE] = DESCRIPTOR_VALID | DESCRIPTOR_ACCESSED,
    [Regime_LARGE_MASK] = DESCRIPTOR_TABLE,
    [Regime_LARGE_KIND] = 0,
    [Regime_LARGEST] = 2, /* 1 GiB */
    [Regime_ADDRESS] = DESCRIPTOR_ADDRESS,
    [Regime_RIGHTS_MASK] = DESCRIPTOR_ATTRIBUTE(7) | DESCRIPTOR_READ_ONLY |
                           DESCRIPTOR_INNER_SHAREABLE | DESCRIPTOR_PXN | DESCRIPTOR_UXN,
    [Regime_BREAK] = 1, /* Arm ARM, D8.16.1 */
    [Regime_RIGHTS + Rights_READ] = NORMAL | DESCRIPTOR_READ_ONLY | DESCRIPTOR_PXN,
    [Regime_RIGHTS + Rights_WRITE] = NORMAL | DESCRIPTOR_PXN,
    [Regime_RIGHTS + Rights_EXECUTE] = NORMAL | DESCRIPTOR_READ_ONLY,
    [Regime_RIGHTS + Rights_DEVICE] = DEVICE | DESCRIPTOR_READ_ONLY,
    [Regime_RIGHTS + Rights_DEVICE + Rights_WRITE] = DEVICE,
};

/* What is built before mmu_enable lies in the GiB of the image: it takes the lowest frames. */
#define GIGABYTE (1ULL << GIGABYTE_SHIFT)

/* entry.S tells the processor where the top level is. */
extern uint64_t mmu_root[];
_Alignas(PAGE_SIZE) uint64_t mmu_root[PAGE_SIZE / sizeof(uint64_t)];

/* entry.S makes [0], of the first level, and [1], of the image's GiB; the others are for here. */
extern uint64_t mmu_first_tables[FIRST_TABLES][PAGE_SIZE / sizeof(uint64_t)];
_Alignas(PAGE_SIZE) uint64_t mmu_first_tables[FIRST_TABLES][PAGE_SIZE / sizeof(uint64_t)];
_Static_assert(FIRST_DEVICE == (DEVICE | DESCRIPTOR_VALID | DESCRIPTOR_ACCESSED),
               "layout.h: FIRST_DEVICE");
_Static_assert(FIRST_MEMORY == (NORMAL | DESCRIPTOR_VALID | DESCRIPTOR_ACCESSED),
               "layout.h: FIRST_MEMORY");
_Static_assert(DESCRIPTOR_IS_TABLE == (DESCRIPTOR_VALID | DESCRIPTOR_TABLE),
               "layout.h: DESCRIPTOR_IS_TABLE");

static int first_tables_used = 2;

/* Whole blocks: so up to 2 MiB beyond an end are mapped, too, until mmu_enable. */
void mmu_reach(uint64_t start, uint64_t end) {
  if (end > 1ULL << ADDRESS_BITS) {
    kernel_refuse("0x%lx is beyond the %d bits of an address", end, ADDRESS_BITS);
  }
  for (uint64_t at = start & ~(uint64_t)(BLOCK_SIZE - 1); at < end; at += BLOCK_SIZE) {
    uint64_t *entry = &mmu_first_tables[0][at >> GIGABYTE_SHIFT];
    if (*entry == 0) {
      if (first_tables_used == FIRST_TABLES) {
        kernel_refuse("0x%lx is too far from the kernel and from the device tree", at);
      }
      *entry = (uintptr_t)mmu_first_tables[first_tables_used++] | DESCRIPTOR_IS_TABLE;
    }
    if ((*entry & DESCRIPTOR_TABLE) == 0) {
      kernel_refuse("0x%lx is in the first GiB, where there are only devices", at);
    }
    uint64_t *table = (uint64_t *)(uintptr_t)(*entry & DESCRIPTOR_ADDRESS);
    table[at >> BLOCK_SHIFT & ((1 << INDEX_BITS) - 1)] = at | FIRST_MEMORY;
  }
  arch_order_tables();
}

/* Between the guards lie the stacks. */
static const struct paging_stacks stacks = {
    .start = cpu_stacks,
    .bytes = sizeof cpu_stacks[0],
    .guards = 2,
    .guard = {offsetof(struct cpu_stacks, guard), offsetof(struct cpu_stacks, trap_guard)},
};

void mmu_build(const struct arch_region *usable, int count) {
  uint64_t limit = ((uintptr_t)image_end | (GIGABYTE - 1)) + 1;
  for (int i = 0; i < count && usable[i].start < limit; i++) {
    mmu_reach(usable[i].start, usable[i].end < limit ? usable[i].end : limit);
  }
  paging_begin(regime, (uintptr_t)mmu_root, usable, count, limit);
  paging_map_memory(&stacks, usable, count);
  paging_map(SERIAL_BASE, SERIAL_BASE + PAGE_SIZE, Rights_DEVICE | Rights_WRITE);
  paging_map(FW_CFG_BASE, FW_CFG_BASE + PAGE_SIZE, Rights_DEVICE | Rights_WRITE);
  paging_map(gic_distributor, gic_distributor + GIC_DISTRIBUTOR_SIZE, Rights_DEVICE | Rights_WRITE);
  paging_map(gic_cpus, gic_cpus + gic_cpus_size, Rights_DEVICE | Rights_WRITE);
}

void arch_invalidate_pages(uint64_t first, uint64_t count) {
  dsb_ishst(); /* the entries are in memory before anything is forgotten */
  if (count > MOST_PAGES) {
    tlbi_all();
  } else {
    for (uint64_t page = first; page < first + count; page++) {
      tlbi_page(page);
    }
  }
  dsb_nsh();
  isb();
}

void arch_order_tables(void) {
  dsb_ishst();
  isb();
}
