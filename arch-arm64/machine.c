/*
 * What machine is this? The boot CPU enters C here under the first tables, reads the device tree,
 * and hands the kernel a machine as halt/arch.h promises it. Also here: QEMU's firmware
 * configuration.
 */
#include "machine.h"

#include <stdbool.h>

#include <halt/arch.h>
#include <halt/handover.h>
#include <halt/image.h>
#include <halt/kernel.h>

#include "arm64.h"
#include "atomics.h"
#include "cpus.h"
#include "entry.h"
#include "fdt.h"
#include "gic.h"
#include "layout.h"
#include "mmu.h"
#include "psci.h"
#include "serial.h"
#include "trap.h"
#include "virt.h"

const char arch_name[] = "arm64";

/* QEMU starts an ELF file without telling where the tree is: at the start of memory, and so below
   the image. Linux' protocol for arm64 lets no tree be larger than 2 MiB. */
#define MEMORY_START 0x40000000
#define TREE_CAPACITY 0x200000

/* The firmware configuration's registers. */
#define FW_CFG_DATA (FW_CFG_BASE + 0)
#define FW_CFG_SELECTOR (FW_CFG_BASE + 8) /* big-endian */

#define MAX_REGIONS 16
#define MAX_DEPTH 8

static struct arch_region usable[MAX_REGIONS];
static int usable_count;
static uint64_t memory_bytes;
static bool image_is_in_memory;
static bool has_serial;
static bool has_fw_cfg;

static uint64_t page_up(uint64_t address) {
  return (address + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
}

static uint64_t page_down(uint64_t address) {
  return address & ~(uint64_t)(PAGE_SIZE - 1);
}

/* Keeps what is usable above the image; what lies below it is QEMU's tree and a rest. */
static void add_region(uint64_t start, uint64_t end) {
  memory_bytes += end - start;
  image_is_in_memory |= start <= (uintptr_t)image_text && (uintptr_t)image_end <= end;
  if (start < (uintptr_t)image_end) {
    start = (uintptr_t)image_end;
  }
  start = page_up(start);
  end = page_down(end);
  if (start >= end) {
    return;
  }
  if (usable_count == MAX_REGIONS) {
    kernel_refuse("the device tree has more than %d regions of memory", MAX_REGIONS);
  }
  usable[usable_count++] = (struct arch_region){.start = start, .end = end};
}

/* What is known of a node, and how its children write their addresses. */
struct node {
  bool is_memory;
  bool is_cpu;
  bool is_psci;
  bool is_serial;
  bool is_fw_cfg;
  int gic_version; /* 0: it is no interrupt controller that we know */
  bool has_reservations; /* its children are memory that somebody keeps */
  bool is_off;
  enum psci_conduit method;
  const uint8_t *reg;
  uint32_t reg_length;
  uint32_t address_cells; /* of the children; so much says the specification if the node does not */
  uint32_t size_cells;
};

static void take_cells(const struct fdt_item *property, uint32_t *cells) {
  uint64_t count = property->length == 4 ? fdt_cells(property->value, 1) : UINT64_MAX;
  if (count > 4) {
    panic("the device tree has a damaged %s", property->name);
  }
  *cells = (uint32_t)count;
}

static bool is_named(const struct fdt_item *item, const char *name) {
  const char *at = item->name;
  while (*at != '\0' && *at == *name) {
    at++;
    name++;
  }
  return *at == *name;
}

/* The names under which the bindings know a GICv2. */
static bool is_gic_v2(const struct fdt_item *compatible) {
  return fdt_lists(compatible, "arm,cortex-a15-gic") || fdt_lists(compatible, "arm,gic-400");
}

static void take_property(struct node *node, const struct fdt_item *property) {
  if (is_named(property, "reg")) {
    node->reg = property->value;
    node->reg_length = property->length;
  } else if (is_named(property, "#address-cells")) {
    take_cells(property, &node->address_cells);
  } else if (is_named(property, "#size-cells")) {
    take_cells(property, &node->size_cells);
  } else if (is_named(property, "device_type")) {
    node->is_memory = fdt_lists(property, "memory");
    node->is_cpu = fdt_lists(property, "cpu");
  } else if (is_named(property, "compatible")) {
    node->is_psci = fdt_lists(property, "arm,psci-1.0") || fdt_lists(property, "arm,psci-0.2");
    node->is_serial = fdt_lists(property, "arm,pl011");
    node->gic_version = fdt_lists(property, "arm,gic-v3") ? 3 : is_gic_v2(property) ? 2 : 0;
    node->is_fw_cfg = fdt_lists(property, "qemu,fw-cfg-mmio");
  } else if (is_named(property, "method")) {
    node->method = fdt_lists(property, "hvc")   ? PSCI_HVC
                   : fdt_lists(property, "smc") ? PSCI_SMC
                                                : PSCI_NONE;
  } else if (is_named(property, "status")) {
    node->is_off = !fdt_lists(property, "okay");
  }
}

/* Calls `take` with each [address, size] of a node's reg. */
static void each_range(const struct node *node, const struct node *parent,
                       void (*take)(uint64_t address, uint64_t size)) {
  uint32_t address_cells = parent->address_cells;
  uint32_t size_cells = parent->size_cells;
  if (address_cells < 1 || address_cells > 2 || size_cells > 2) {
    kernel_refuse("the device tree writes addresses in %u and sizes in %u cells", address_cells,
                  size_cells);
  }
  uint32_t range = 4 * (address_cells + size_cells);
  for (uint32_t at = 0; node->reg_length - at >= range; at += range) {
    take(fdt_cells(node->reg + at, address_cells),
         fdt_cells(node->reg + at + 4 * address_cells, size_cells));
  }
}

/* A boot loader knows better than the tree which memory the firmware keeps. */
static bool loader_tells_memory(void) {
  return halt_handover.region_count != 0;
}

static void take_memory(uint64_t start, uint64_t size) {
  if (loader_tells_memory()) {
    return;
  }
  if (size > UINT64_MAX - start) {
    panic("the device tree has 0x%lx bytes of memory at 0x%lx", size, start);
  }
  add_region(start, start + size);
}

/* The boot CPU has number 0, wherever the tree lists it. */
static void take_cpu(uint64_t id, uint64_t size) {
  (void)size;
  if (id == cpus_ids[0]) {
    return;
  }
  if (cpus_count == HALT_MAX_CPUS) {
    kernel_refuse("the machine has more than %d CPUs", HALT_MAX_CPUS);
  }
  cpus_ids[cpus_count++] = id;
}

/* There may be more of them: it is the one that we know of which must be there. */
static void take_serial(uint64_t address, uint64_t size) {
  (void)size;
  has_serial |= address == SERIAL_BASE;
}

static void take_fw_cfg(uint64_t address, uint64_t size) {
  (void)size;
  has_fw_cfg |= address == FW_CFG_BASE;
}

/* The distributor comes first, then the registers of the CPU that asks, or runs of redistributors,
   of which the first is to have enough. */
static void take_gic(uint64_t address, uint64_t size) {
  if (address % PAGE_SIZE != 0 || size % PAGE_SIZE != 0) {
    panic("a part of the interrupt controller is at 0x%lx, which is no page", address);
  }
  if (gic_distributor == 0) {
    gic_distributor = address;
  } else if (gic_cpus == 0) {
    gic_cpus = address;
    gic_cpus_size = size;
  }
}

static _Noreturn void refuse_reservations(void) {
  kernel_refuse("the device tree reserves memory, which this kernel does not heed");
}

/* A node has been read, up to its children. */
static void take_node(const struct node *node, const struct node *parent) {
  if (node->is_off) {
    return;
  }
  if (parent->has_reservations && node->reg != NULL && !loader_tells_memory()) {
    refuse_reservations();
  }
  if (node->is_psci) {
    psci_conduit = node->method;
  }
  if (node->is_memory) {
    each_range(node, parent, take_memory);
  }
  if (node->is_cpu) {
    each_range(node, parent, take_cpu);
  }
  if (node->is_serial) {
    each_range(node, parent, take_serial);
  }
  if (node->gic_version != 0 && gic_version == 0) {
    gic_version = node->gic_version;
    each_range(node, parent, take_gic);
  }
  if (node->is_fw_cfg) {
    each_range(node, parent, take_fw_cfg);
  }
}

/* Properties stand before children: a node is known when its first child begins, or it ends. */
static void read_tree(struct fdt *tree) {
  struct node nodes[MAX_DEPTH + 1]; /* [1] is the root; [0] stands in for its parent */
  nodes[0] = (struct node){.address_cells = 2, .size_cells = 1};
  int depth = 0;
  bool known = true;
  for (;;) {
    struct fdt_item item = fdt_next(tree);
    if ((item.kind == FDT_BEGIN_NODE || item.kind == FDT_END_NODE) && !known) {
      take_node(&nodes[depth], &nodes[depth - 1]);
      known = true;
    }
    bool fits = item.kind == FDT_BEGIN_NODE ? depth < MAX_DEPTH : depth > 0;
    if (item.kind == FDT_END && depth == 0) {
      return;
    }
    if (item.kind == FDT_DAMAGED || item.kind == FDT_END || !fits) {
      panic("the device tree is damaged, or deeper than %d nodes", MAX_DEPTH);
    }
    if (item.kind == FDT_BEGIN_NODE) {
      depth++;
      nodes[depth] = (struct node){
          .address_cells = 2,
          .size_cells = 1,
          .has_reservations = depth == 2 && is_named(&item, "reserved-memory"),
      };
      known = false;
    } else if (item.kind == FDT_END_NODE) {
      depth--;
    } else if (!known) {
      take_property(&nodes[depth], &item);
    }
  }
}

/* Whether the interrupt controller is one that we know, with room for all CPUs. */
static bool gic_suffices(void) {
  return gic_version == 2
             ? gic_cpus_size >= GIC2_CPU_SIZE && cpus_count <= GIC2_MAX_CPUS
             : gic_cpus_size >= (uint64_t)cpus_count * GIC_REDISTRIBUTOR_SIZE;
}

/* As kernel_refuse says it; but with the MMU off nothing is formatted, and nothing is shared. */
static const char *const refusals[] = {
    [MACHINE_AT_EL3] =
        ("the machine starts the kernel at EL3; firmware is to start it at EL2 or EL1, and to know"
         " how the other CPUs are started (QEMU: secure=on without firmware)"),
    [MACHINE_TRAPPED_EARLY] = "a trap at the very start, where none is expected",
    [MACHINE_LACKS_GRANULE] = "the CPU has no pages of 4 KiB (ID_AA64MMFR0_EL1.TGran4)",
};

static void write_text(const char *text) {
  size_t length = 0;
  while (text[length] != '\0') {
    length++;
  }
  arch_console_write(text, length);
}

_Noreturn void machine_refuse(int reason) {
  serial_initialise();
  write_text("KTAP version 1\n1..1\nBail out! ");
  write_text(refusals[reason]);
  write_text("\n# halt done\n");
  arch_exit(false);
}

_Noreturn void machine_main(uintptr_t tree_address) {
  trap_initialise_cpu(0); /* first, so that whatever goes wrong below is reported */
  serial_initialise();
  atomics_choose();
  if (READ_REGISTER(cntfrq_el0) == 0) {
    kernel_refuse("the firmware has not set how fast the counter runs (CNTFRQ_EL0)");
  }

  if (tree_address == 0) {
    tree_address = MEMORY_START;
  }
  mmu_reach(tree_address, tree_address + TREE_CAPACITY);
  struct fdt tree;
  if (!fdt_open(&tree, (const void *)tree_address, TREE_CAPACITY)) {
    kernel_refuse("there is no device tree at 0x%lx", tree_address);
  }
  if (!loader_tells_memory() && !fdt_reserves_nothing(&tree)) {
    refuse_reservations();
  }
  cpus_ids[0] = READ_REGISTER(mpidr_el1) & MPIDR_AFFINITY;
  cpus_count = 1;
  read_tree(&tree);
  for (uint64_t i = 0; i < halt_handover.region_count; i++) {
    add_region(halt_handover.regions[i].start, halt_handover.regions[i].end);
  }
  if (!image_is_in_memory) {
    kernel_refuse("the machine has no free memory that holds the kernel, which ends at 0x%lx",
                  (uintptr_t)image_end);
  }
  if (!has_serial) {
    kernel_refuse("the device tree lacks a PL011 at 0x%x", SERIAL_BASE);
  }
  if (!gic_suffices()) {
    kernel_refuse("the device tree has no interrupt controller (GICv2 or GICv3) for %d CPUs",
                  cpus_count);
  }

  mmu_build(usable, usable_count);
  mmu_enable();
  gic_initialise();
  gic_initialise_cpu(0);
  kernel_main();
}

uint64_t arch_memory_bytes(void) {
  return memory_bytes;
}

void arch_relax(void) {
  yield();
}

void arch_fw_cfg_select(uint16_t key) {
  if (has_fw_cfg) {
    write16(FW_CFG_SELECTOR, __builtin_bswap16(key));
  }
}

void arch_fw_cfg_read(void *bytes, size_t count) {
  uint8_t *target = bytes;
  for (size_t i = 0; i < count; i++) {
    target[i] = has_fw_cfg ? read8(FW_CFG_DATA) : 0;
  }
}
