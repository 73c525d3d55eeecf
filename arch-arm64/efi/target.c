/*
 * How does the loader enter this target's kernel? As a boot loader that follows Linux' protocol:
 * with the device tree, MMU and data cache off. The tree is copied, because the firmware keeps it
 * in memory that the kernel will use; the copy and the code that turns the MMU off are one block.
 */
#include "enter.h"
#include "loader.h"

#define TREE_MAGIC 0xd00dfeed

/* Linux' protocol lets no tree be larger, and machine.c reads no further. */
#define TREE_CAPACITY 0x200000

#define CODE_CAPACITY 4096

const wchar_t arch_table_name[] = L"a device tree (QEMU: -machine acpi=off)";
const struct efi_guid arch_table_guid = {
    0xb1b621d5, 0xf19c, 0x41a5, {0x83, 0x0b, 0xd9, 0x15, 0x2c, 0x69, 0xaa, 0xe0}};

/* What differs between processors, the kernel itself finds out. */
const wchar_t *arch_lacks(void) {
  return NULL;
}

/* Debian's AAVMF has its services where the kernel belongs. It is PSCI that switches the machine
   off, and that lies elsewhere. */
const bool arch_calls_firmware = false;

const uint64_t arch_limit = UINT64_MAX;

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The size that the tree's header states. */
static uint32_t tree_size(const void *tree) {
  return big_endian((const uint8_t *)tree + 4);
}

uint64_t arch_block_size(const void *table) {
  if (big_endian(table) != TREE_MAGIC || tree_size(table) > TREE_CAPACITY) {
    return 0;
  }
  return CODE_CAPACITY + tree_size(table);
}

/* What was written here is in memory, where a CPU without caches finds it. */
static void clean_caches(uint64_t start, uint64_t end) {
  uint64_t type;
  __asm__ volatile("mrs %0, ctr_el0" : "=r"(type));
  uint64_t line = 4ULL << ((type >> 16) & 15); /* DminLine: log2 of the smallest line's words */
  for (uint64_t at = start & ~(line - 1); at < end; at += line) {
    __asm__ volatile("dc civac, %0" ::"r"(at) : "memory");
  }
  __asm__ volatile("dsb sy\n\tic iallu\n\tdsb sy\n\tisb" ::: "memory");
}

_Noreturn void arch_enter(void *block, const void *table, const struct kernel_copy *kernel,
                          const struct halt_handover *handover) {
  (void)handover; /* the kernel finds it in itself */
  uint8_t *code = block;
  uint8_t *tree = code + CODE_CAPACITY;
  __builtin_memcpy(code, enter_kernel, (size_t)(enter_kernel_end - enter_kernel));
  __builtin_memcpy(tree, table, tree_size(table));
  clean_caches((uintptr_t)block, (uintptr_t)tree + tree_size(table));
  clean_caches((uintptr_t)kernel->bytes, (uintptr_t)kernel->bytes + kernel->size);
  ((enter_kernel_function)(uintptr_t)code)((uintptr_t)tree, payload_start,
                                           (uintptr_t)kernel->bytes, kernel->size);
}
