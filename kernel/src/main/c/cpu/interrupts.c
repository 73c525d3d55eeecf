/*
 * How long were interrupts masked? By the clock, from the mask to the unmasking, per CPU; on an
 * emulator that includes what the host does with its CPUs in the meantime.
 */
#include "cpu/interrupts.h"

#include <halt/arch.h>

static const char *const names[SECTION_COUNT] = {
    [SECTION_BOOT] = "boot",
    [SECTION_INTERRUPT] = "interrupt",
    [SECTION_SWITCH] = "switch",
    [SECTION_CHECKPOINT] = "checkpoint",
    [SECTION_SAFEPOINT] = "safepoint",
    [SECTION_NAP] = "nap",
    [SECTION_WAIT] = "wait",
    [SECTION_TABLES] = "tables",
    [SECTION_CONSOLE] = "console",
};

/* What happened on one CPU; only that CPU writes it, masked. */
struct record {
  _Alignas(64) bool inside;
  enum interrupts_section section;
  uint64_t since;
  uint64_t count[SECTION_COUNT];
  uint64_t longest[SECTION_COUNT];
};

static struct record records[HALT_MAX_CPUS];

void interrupts_masked(enum interrupts_section section) {
  struct record *record = &records[arch_this_cpu()];
  if (!record->inside) {
    record->inside = true;
    record->section = section;
    record->since = arch_nanoseconds();
  }
}

void interrupts_unmasking(void) {
  struct record *record = &records[arch_this_cpu()];
  if (record->inside) {
    uint64_t length = arch_nanoseconds() - record->since;
    record->inside = false;
    record->count[record->section]++;
    if (length > record->longest[record->section]) {
      record->longest[record->section] = length;
    }
  }
}

bool interrupts_off(enum interrupts_section section) {
  bool were_on = arch_interrupts_off();
  interrupts_masked(section);
  return were_on;
}

void interrupts_restore(bool were_on) {
  if (were_on) {
    interrupts_unmasking();
    arch_interrupts_on();
  }
}

void interrupts_sleep(enum interrupts_section section) {
  interrupts_unmasking();
  arch_sleep();
  interrupts_masked(section);
}

struct interrupts_total interrupts_total(enum interrupts_section section) {
  struct interrupts_total total = {.name = names[section]};
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    total.count += records[cpu].count[section];
    if (records[cpu].longest[section] > total.longest_ns) {
      total.longest_ns = records[cpu].longest[section];
    }
  }
  return total;
}
