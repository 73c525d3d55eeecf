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
 * nothing else is mapped: not page 0, not the device tree. The tables never change after mmu_build,
 * so there is no shootdown.
 */
#include "machine.h"

#include <halt/kernel.h>

/* Bits of a descriptor (Arm ARM, D8.3). */
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
  (DESCRIPTOR_VALID | DESCRIPTOR_ATTRIBUTE(MAIR_NORMAL) | DESCRIPTOR_INNER_SHAREABLE | \
   DESCRIPTOR_ACCESSED | DESCRIPTOR_UXN)
#define READ_EXECUTE (NORMAL | DESCRIPTOR_READ_ONLY)
#define READ (NORMAL | DESCRIPTOR_READ_ONLY | DESCRIPTOR_PXN)
#define READ_WRITE (NORMAL | DESCRIPTOR_PXN)
#define DEVICE                                                                  \
  (DESCRIPTOR_VALID | DESCRIPTOR_ATTRIBUTE(MAIR_DEVICE) | DESCRIPTOR_ACCESSED | \
   DESCRIPTOR_UXN | DESCRIPTOR_PXN)

#define ENTRIES 512
#define BLOCK_SIZE 0x200000ULL

/* Enough for the image, the devices, the odd edges of MAX_REGIONS regions and 64 GiB of memory. */
#define TABLE_COUNT 128

typedef uint64_t page_table[ENTRIES];

/* entry.S tells the processor where the top level is. */
extern page_table mmu_root;
_Alignas(PAGE_SIZE) page_table mmu_root;

_Alignas(PAGE_SIZE) static page_table tables[TABLE_COUNT];
static int tables_used;

static uint64_t *take_table(void) {
  if (tables_used == TABLE_COUNT) {
    panic("%d page tables do not suffice for this much memory", TABLE_COUNT);
  }
  return tables[tables_used++];
}

/* The table below a descriptor; a new and empty one if there is none. Rights are set in leaves. */
static uint64_t *table_below(uint64_t *descriptor) {
  if ((*descriptor & DESCRIPTOR_VALID) == 0) {
    *descriptor = (uintptr_t)take_table() | DESCRIPTOR_VALID | DESCRIPTOR_TABLE;
  }
  return (uint64_t *)(uintptr_t)(*descriptor & DESCRIPTOR_ADDRESS);
}

/* The index into the table of a level: 1 is the root, 3 names pages. */
static unsigned index_at(int level, uint64_t address) {
  return (unsigned)(address >> (12 + 9 * (3 - level))) % ENTRIES;
}

/* Precondition: both ends page-aligned; no page of the range mapped before. */
static void map(uint64_t start, uint64_t end, uint64_t rights) {
  if (end > 1ULL << ADDRESS_BITS) {
    panic("0x%lx is more than an address of %d bits reaches", end, ADDRESS_BITS);
  }
  uint64_t address = start;
  while (address < end) {
    uint64_t *level2 = table_below(&mmu_root[index_at(1, address)]);
    uint64_t *descriptor = &level2[index_at(2, address)];
    if (address % BLOCK_SIZE == 0 && end - address >= BLOCK_SIZE) {
      *descriptor = address | rights;
      address += BLOCK_SIZE;
    } else {
      uint64_t *level3 = table_below(descriptor);
      level3[index_at(3, address)] = address | rights | DESCRIPTOR_PAGE;
      address += PAGE_SIZE;
    }
  }
}

static void map_data(void) {
  uint64_t from = (uintptr_t)image_data;
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    struct cpu_stacks *stacks = &cpu_stacks[cpu];
    map(from, (uintptr_t)stacks->guard, READ_WRITE);
    map((uintptr_t)stacks->stack, (uintptr_t)stacks->trap_guard, READ_WRITE);
    from = (uintptr_t)stacks->trap_stack;
  }
  for (int process = 0; process < HALT_MAX_PROCESSES; process++) {
    map(from, (uintptr_t)halt_process_stacks[process].guard, READ_WRITE);
    from = (uintptr_t)halt_process_stacks[process].stack;
  }
  map(from, (uintptr_t)image_end, READ_WRITE);
}

void mmu_build(const struct arch_region *usable, int count) {
  map((uintptr_t)image_text, (uintptr_t)image_text_end, READ_EXECUTE);
  map((uintptr_t)image_rodata, (uintptr_t)image_rodata_end, READ);
  map_data();
  for (int i = 0; i < count; i++) {
    map(usable[i].start, usable[i].end, READ_WRITE);
  }
  map(SERIAL_BASE, SERIAL_BASE + PAGE_SIZE, DEVICE);
  map(FW_CFG_BASE, FW_CFG_BASE + PAGE_SIZE, DEVICE);
  map(gic_distributor, gic_distributor + GIC_DISTRIBUTOR_SIZE, DEVICE);
  map(gic_cpus, gic_cpus + gic_cpus_size, DEVICE);
}
