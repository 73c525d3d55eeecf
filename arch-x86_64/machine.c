/*
 * What machine is this? The boot CPU enters C here, reads the boot information and ACPI while all
 * of the low memory is still mapped, and hands the kernel a machine as halt/arch.h promises it.
 * Also here: QEMU's firmware configuration, which only this machine has at these ports.
 */
#include "machine.h"

#include <stdbool.h>

#include <halt/arch.h>
#include <halt/image.h>
#include <halt/kernel.h>

#include "acpi.h"
#include "clock.h"
#include "cpus.h"
#include "entry.h"
#include "lapic.h"
#include "layout.h"
#include "mmu.h"
#include "pvh.h"
#include "trap.h"
#include "x86.h"

const char arch_name[] = "x86_64";

/* QEMU's firmware configuration device. */
#define FW_CFG_SELECTOR 0x510
#define FW_CFG_DATA 0x511

/* The mask registers of the two legacy interrupt controllers. */
#define PIC1_MASK 0x21
#define PIC2_MASK 0xa1

#define MAX_REGIONS 16

static struct arch_region usable[MAX_REGIONS];
static int usable_count;
static uint64_t memory_bytes;

static uint64_t page_up(uint64_t address) {
  return (address + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
}

static uint64_t page_down(uint64_t address) {
  return address & ~(uint64_t)(PAGE_SIZE - 1);
}

/*
 * Keeps what is usable above the image: below it lie the firmware's structures and the trampoline,
 * so nothing under 1 MiB is handed out, and address 0 is never mapped.
 */
static void add_region(uint64_t start, uint64_t end) {
  if (start < (uintptr_t)image_end) {
    start = (uintptr_t)image_end;
  }
  start = page_up(start);
  end = page_down(end);
  if (start >= end) {
    return;
  }
  if (usable_count == MAX_REGIONS) {
    kernel_refuse("the memory map has more than %d usable regions", MAX_REGIONS);
  }
  usable[usable_count++] = (struct arch_region){.start = start, .end = end};
}

/* The kernel itself lies in one of its usable regions: needs.S has seen to that. */
static void read_memory_map(const struct hvm_start_info *info) {
  const struct hvm_memory_map_entry *entries =
      (const struct hvm_memory_map_entry *)(uintptr_t)info->memory_map;
  bool trampoline_is_in_ram = false;
  for (uint32_t i = 0; i < info->memory_map_entries; i++) {
    uint64_t start = entries[i].start;
    uint64_t end = start + entries[i].size;
    if (entries[i].type != MEMORY_USABLE) {
      continue;
    }
    memory_bytes += entries[i].size;
    trampoline_is_in_ram |= start <= TRAMPOLINE && TRAMPOLINE + PAGE_SIZE <= end;
    add_region(start, end);
  }
  if (!trampoline_is_in_ram) {
    kernel_refuse("the memory map does not let us use the page at 0x%x", TRAMPOLINE);
  }
}

/* Under the boot page tables: in the final ones the page is not mapped. */
static void copy_trampoline(void) {
  size_t size = (size_t)(smp_trampoline_end - smp_trampoline);
  volatile uint8_t *target = (volatile uint8_t *)TRAMPOLINE;
  for (size_t i = 0; i < size; i++) {
    target[i] = smp_trampoline[i];
  }
}

/*
 * The firmware left the timer and others on, at vectors that are exceptions to us: they would come
 * as soon as the kernel unmasks interrupts. The I/O APIC has all its lines masked after reset.
 */
static void mask_device_interrupts(void) {
  outb(PIC1_MASK, 0xff);
  outb(PIC2_MASK, 0xff);
}

_Noreturn void machine_main(uintptr_t start_info) {
  mask_device_interrupts();
  trap_initialise_cpu(0); /* early, so that whatever goes wrong below is reported */

  const struct hvm_start_info *info = (const struct hvm_start_info *)start_info;
  read_memory_map(info);
  cpus_count = (uint32_t)acpi_find_cpus(info->rsdp, cpus_apic_ids, HALT_MAX_CPUS);
  copy_trampoline();

  mmu_build(usable, usable_count);
  mmu_enable();
  lapic_enable();
  clock_calibrate();
  kernel_main();
}

uint64_t arch_memory_bytes(void) {
  return memory_bytes;
}

void arch_relax(void) {
  pause();
}

void arch_fw_cfg_select(uint16_t key) {
  outw(FW_CFG_SELECTOR, key);
}

void arch_fw_cfg_read(void *bytes, size_t count) {
  rep_insb(FW_CFG_DATA, bytes, count);
}
