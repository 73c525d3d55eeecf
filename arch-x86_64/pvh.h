/*
 * What does a PVH loader hand over? QEMU's -kernel makes it, and so does our UEFI loader: the
 * layout of xen/include/public/arch-x86/hvm/start_info.h, version 1.
 */
#ifndef HALT_X86_64_PVH_H
#define HALT_X86_64_PVH_H

#include <stddef.h>
#include <stdint.h>

#include "layout.h"

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
#define PVH_HAS(structure, field, offset) \
  _Static_assert(offsetof(struct structure, field) == (offset), "layout.h: " #offset)
PVH_HAS(hvm_start_info, magic, START_INFO_MAGIC);
PVH_HAS(hvm_start_info, version, START_INFO_VERSION);
PVH_HAS(hvm_start_info, memory_map, START_INFO_MEMORY_MAP);
PVH_HAS(hvm_start_info, memory_map_entries, START_INFO_MEMORY_MAP_ENTRIES);
PVH_HAS(hvm_memory_map_entry, start, MEMORY_START);
PVH_HAS(hvm_memory_map_entry, size, MEMORY_SIZE);
PVH_HAS(hvm_memory_map_entry, type, MEMORY_TYPE);
_Static_assert(sizeof(struct hvm_memory_map_entry) == MEMORY_ENTRY_SIZE,
               "layout.h: MEMORY_ENTRY_SIZE");

#endif
