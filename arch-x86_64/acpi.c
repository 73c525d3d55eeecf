/*
 * Which CPUs does the machine have? The firmware's multiple APIC description table (MADT) lists
 * their local APICs (ACPI 6.5, 5.2.12). Tables are checked by signature and checksum before
 * anything in them is believed. Runs under the boot page tables, which map all tables that the
 * firmware places below 4 GiB.
 */
#include "acpi.h"

#include <stdbool.h>
#include <stddef.h>

#include <halt/kernel.h>

#include "layout.h"
#include "x86.h"

struct acpi_rsdp {
  char signature[8];
  uint8_t checksum;
  char oem[6];
  uint8_t revision;
  uint32_t rsdt;
  /* From revision 2 on: */
  uint32_t length;
  uint64_t xsdt;
  uint8_t extended_checksum;
  uint8_t reserved[3];
} __attribute__((packed));

/* The part that every revision has, and the first checksum covers. */
#define RSDP_BYTES offsetof(struct acpi_rsdp, length)

struct acpi_header {
  char signature[4];
  uint32_t length;
  uint8_t revision;
  uint8_t checksum;
  char oem[6];
  char oem_table[8];
  uint32_t oem_revision;
  uint32_t creator;
  uint32_t creator_revision;
} __attribute__((packed));

struct acpi_madt {
  struct acpi_header header;
  uint32_t lapic_base;
  uint32_t flags;
  uint8_t entries[];
} __attribute__((packed));

/* Entry type 0: a processor's local APIC. */
struct acpi_madt_lapic {
  uint8_t type;
  uint8_t length;
  uint8_t processor;
  uint8_t apic_id;
  uint32_t flags;
} __attribute__((packed));

#define MADT_LAPIC 0
#define MADT_LAPIC_ENABLED 1

static bool bytes_equal(const char *left, const char *right, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (left[i] != right[i]) {
      return false;
    }
  }
  return true;
}

/* The bytes of a table sum to zero. */
static bool checksum_holds(const void *table, size_t length) {
  const uint8_t *bytes = table;
  uint8_t sum = 0;
  for (size_t i = 0; i < length; i++) {
    sum = (uint8_t)(sum + bytes[i]);
  }
  return sum == 0;
}

/* The boot page tables reach no further. */
#define REACH 0x100000000

/* Whether there is a whole table at this address: all of it can be read, and sums to zero. */
static bool table_holds(uint64_t address, size_t least) {
  const struct acpi_header *table = (const struct acpi_header *)(uintptr_t)address;
  return address <= REACH - sizeof *table && table->length >= least &&
         table->length <= REACH - address && checksum_holds(table, table->length);
}

static const struct acpi_header *root_table(const struct acpi_rsdp *rsdp, bool extended) {
  uint64_t address = extended ? rsdp->xsdt : rsdp->rsdt;
  const struct acpi_header *root = (const struct acpi_header *)(uintptr_t)address;
  if (!table_holds(address, sizeof *root) ||
      !bytes_equal(root->signature, extended ? "XSDT" : "RSDT", 4)) {
    panic("the ACPI root table at 0x%lx is damaged, or above 4 GiB", address);
  }
  return root;
}

/* Tables are named by the RSDT in four bytes each or, where there is one, by the XSDT in eight. */
static const struct acpi_madt *find_madt(uint64_t rsdp_address) {
  const struct acpi_rsdp *rsdp = (const struct acpi_rsdp *)(uintptr_t)rsdp_address;
  if (rsdp_address == 0 || rsdp_address > REACH - sizeof *rsdp ||
      !bytes_equal(rsdp->signature, "RSD PTR ", 8) || !checksum_holds(rsdp, RSDP_BYTES)) {
    kernel_refuse("no ACPI root pointer at 0x%lx, where the boot information names one",
                  rsdp_address);
  }
  bool extended = rsdp->revision >= 2 && rsdp->xsdt != 0;
  const struct acpi_header *root = root_table(rsdp, extended);
  const uint8_t *pointers = (const uint8_t *)(root + 1);
  size_t pointer_size = extended ? sizeof(uint64_t) : sizeof(uint32_t);
  size_t count = (root->length - sizeof *root) / pointer_size;
  for (size_t i = 0; i < count; i++) {
    uint64_t address = 0; /* copied by bytes: the pointers need not be aligned */
    __builtin_memcpy(&address, pointers + i * pointer_size, pointer_size);
    const struct acpi_madt *madt = (const struct acpi_madt *)(uintptr_t)address;
    if (address <= REACH - sizeof *madt && bytes_equal(madt->header.signature, "APIC", 4)) {
      if (!table_holds(address, sizeof *madt)) {
        panic("the ACPI table of processors at 0x%lx is damaged", address);
      }
      return madt;
    }
  }
  kernel_refuse("ACPI has no table of processors (MADT)");
}

int acpi_find_cpus(uint64_t rsdp, uint32_t *apic_ids, int capacity) {
  const struct acpi_madt *madt = find_madt(rsdp);
  if (madt->lapic_base != LAPIC_BASE) {
    kernel_refuse("the local APIC is at 0x%x, not at 0x%x", madt->lapic_base, LAPIC_BASE);
  }
  int count = 0;
  apic_ids[count++] = cpuid_apic_id();
  size_t size = madt->header.length - sizeof *madt;
  for (size_t at = 0; at + 2 <= size && madt->entries[at + 1] >= 2; at += madt->entries[at + 1]) {
    const struct acpi_madt_lapic *entry = (const struct acpi_madt_lapic *)(madt->entries + at);
    if (entry->type != MADT_LAPIC || at + sizeof *entry > size ||
        (entry->flags & MADT_LAPIC_ENABLED) == 0 || entry->apic_id == apic_ids[0]) {
      continue;
    }
    if (count == capacity) {
      kernel_refuse("the machine has more than %d CPUs", capacity);
    }
    apic_ids[count++] = entry->apic_id;
  }
  return count;
}
