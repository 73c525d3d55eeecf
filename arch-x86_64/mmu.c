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
 * firmware, not the trampoline. The tables never change after mmu_build, so there is no shootdown.
 */
#include "machine.h"

#include <halt/kernel.h>

#include "x86.h"

/* Bits of an entry (Intel SDM, volume 3, 4.5). */
#define ENTRY_PRESENT 0x001ULL
#define ENTRY_WRITABLE 0x002ULL
#define ENTRY_UNCACHED 0x018ULL /* PCD and PWT */
#define ENTRY_LARGE 0x080ULL    /* in a page directory: a 2 MiB page */
#define ENTRY_NO_EXECUTE (1ULL << 63)
#define ENTRY_ADDRESS 0x000ffffffffff000ULL

#define READ_EXECUTE ENTRY_PRESENT
#define READ (ENTRY_PRESENT | ENTRY_NO_EXECUTE)
#define READ_WRITE (ENTRY_PRESENT | ENTRY_WRITABLE | ENTRY_NO_EXECUTE)
#define DEVICE (READ_WRITE | ENTRY_UNCACHED)

#define ENTRIES 512
#define LARGE_PAGE_SIZE 0x200000ULL

/* Enough for the image, the APIC, the odd edges of MAX_REGIONS regions and 64 GiB of memory. */
#define TABLE_COUNT 128

typedef uint64_t page_table[ENTRIES];

_Alignas(PAGE_SIZE) static page_table tables[TABLE_COUNT];
static int tables_used;

/* The top level is the first table taken. */
static uint64_t *const root = tables[0];

static uint64_t *take_table(void) {
  if (tables_used == TABLE_COUNT) {
    panic("%d page tables do not suffice for this much memory", TABLE_COUNT);
  }
  return tables[tables_used++];
}

/* The table below an entry; a new and empty one if there is none. Rights are set in leaves only. */
static uint64_t *table_below(uint64_t *entry) {
  if ((*entry & ENTRY_PRESENT) == 0) {
    *entry = (uintptr_t)take_table() | ENTRY_PRESENT | ENTRY_WRITABLE;
  }
  return (uint64_t *)(uintptr_t)(*entry & ENTRY_ADDRESS);
}

/* The index into the table of a level: 0 names pages, 3 is the root. */
static unsigned index_at(int level, uint64_t address) {
  return (unsigned)(address >> (12 + 9 * level)) % ENTRIES;
}

/* Precondition: both ends page-aligned; no page of the range mapped before. */
static void map(uint64_t start, uint64_t end, uint64_t rights) {
  uint64_t address = start;
  while (address < end) {
    uint64_t *level2 = table_below(&root[index_at(3, address)]);
    uint64_t *directory = table_below(&level2[index_at(2, address)]);
    uint64_t *entry = &directory[index_at(1, address)];
    if (address % LARGE_PAGE_SIZE == 0 && end - address >= LARGE_PAGE_SIZE) {
      *entry = address | rights | ENTRY_LARGE;
      address += LARGE_PAGE_SIZE;
    } else {
      uint64_t *table = table_below(entry);
      table[index_at(0, address)] = address | rights;
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
    map((uintptr_t)stacks->trap_stack, (uintptr_t)stacks->double_guard, READ_WRITE);
    from = (uintptr_t)stacks->double_stack;
  }
  for (int process = 0; process < HALT_MAX_PROCESSES; process++) {
    map(from, (uintptr_t)halt_process_stacks[process].guard, READ_WRITE);
    from = (uintptr_t)halt_process_stacks[process].stack;
  }
  map(from, (uintptr_t)image_end, READ_WRITE);
}

void mmu_build(const struct arch_region *usable, int count) {
  take_table(); /* the root */
  map((uintptr_t)image_text, (uintptr_t)image_text_end, READ_EXECUTE);
  map((uintptr_t)image_rodata, (uintptr_t)image_rodata_end, READ);
  map_data();
  for (int i = 0; i < count; i++) {
    map(usable[i].start, usable[i].end, READ_WRITE);
  }
  map(LAPIC_BASE, LAPIC_BASE + PAGE_SIZE, DEVICE);
}

void mmu_enable(void) {
  write_cr3((uintptr_t)root); /* CR0.WP and EFER.NXE have been on since entry.S */
}
