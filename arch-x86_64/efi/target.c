/*
 * How does the loader enter this target's kernel? As QEMU's PVH loader does: with a start info that
 * names ACPI's root and the memory, in 32-bit protected mode. What is handed over and the code that
 * leaves 64-bit mode lie in one block below 4 GiB, where the kernel's first page tables reach.
 */
#include "../needs.h"
#include "../pvh.h"
#include "enter.h"
#include "loader.h"

struct block {
  struct hvm_start_info info;
  struct hvm_memory_map_entry memory[HALT_HANDOVER_REGIONS];
  _Alignas(16) uint8_t code[256];
};

const wchar_t arch_table_name[] = L"ACPI 2.0";
const struct efi_guid arch_table_guid = {
    0x8868e871, 0xe4f1, 0x11d3, {0xbc, 0x22, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81}};

static void cpuid(uint32_t leaf, uint32_t *eax, uint32_t *edx) {
  uint32_t ebx;
  uint32_t ecx = 0;
  *eax = leaf;
  __asm__ volatile("cpuid" : "+a"(*eax), "=b"(ebx), "+c"(ecx), "=d"(*edx));
}

static bool has(uint32_t leaf, int bit) {
  uint32_t eax;
  uint32_t edx;
  cpuid(leaf & 0x80000000, &eax, &edx); /* the last leaf of this half */
  if (eax < leaf) {
    return false;
  }
  cpuid(leaf, &eax, &edx);
  return (edx >> bit & 1) != 0;
}

const wchar_t *arch_lacks(void) {
#define NEED(leaf, bit, name) \
  if (!has(leaf, bit)) {      \
    return L##name;           \
  }
  PROCESSOR_NEEDS(NEED)
#undef NEED
  return NULL;
}

/* To switch the machine off (power.c). */
const bool arch_calls_firmware = true;

const uint64_t arch_limit = 0xffffffff;

uint64_t arch_block_size(const void *table) {
  (void)table;
  return sizeof(struct block);
}

_Noreturn void arch_enter(void *memory, const void *table, const struct kernel_copy *kernel,
                          const struct halt_handover *handover) {
  struct block *block = memory;
  uint32_t count = (uint32_t)handover->region_count;
  block->info = (struct hvm_start_info){
      .magic = START_INFO_MAGIC_VALUE,
      .version = 1,
      .rsdp = (uintptr_t)table,
      .memory_map = (uintptr_t)block->memory,
      .memory_map_entries = count,
  };
  for (uint32_t i = 0; i < count; i++) {
    block->memory[i] = (struct hvm_memory_map_entry){
        .start = handover->regions[i].start,
        .size = handover->regions[i].end - handover->regions[i].start,
        .type = MEMORY_USABLE,
    };
  }
  __builtin_memcpy(block->code, enter_kernel, (size_t)(enter_kernel_end - enter_kernel));
  ((enter_kernel_function)(uintptr_t)block->code)(
      (uint32_t)(uintptr_t)&block->info, (uint32_t)payload_start,
      (uint32_t)(uintptr_t)kernel->bytes, (uint32_t)kernel->size);
}
