/*
 * What does a PVH loader hand over? QEMU's -kernel makes it, and so does our UEFI loader: the
 * layout of xen/include/public/arch-x86/hvm/start_info.h, version 1.
 */
#ifndef HALT_X86_64_PVH_H
#define HALT_X86_64_PVH_H

#include <stdint.h>

struct hvm_start_info {
  uint32_t magic;
  uint32_t version;
  uint32_t flags;
  uint32_t module_count;
  uint64_t modules;
  uint64_t command_line;
  uint64_t rsdp;
  uint64_t memory_map; /* array of struct hvm_memory_map_entry */
  uint32_t memory_map_entries;
  uint32_t reserved;
};
_Static_assert(sizeof(struct hvm_start_info) == 56, "the loader's layout");

struct hvm_memory_map_entry {
  uint64_t start;
  uint64_t size;
  uint32_t type;
  uint32_t reserved;
};
_Static_assert(sizeof(struct hvm_memory_map_entry) == 24, "the loader's layout");

#define HVM_START_MAGIC 0x336ec578
#define HVM_MEMORY_RAM 1

#endif
