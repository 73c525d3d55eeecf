/* How many CPUs are there? As many as machine.c has found in ACPI's tables. */
#include "cpus.h"

uint32_t cpus_apic_ids[HALT_MAX_CPUS];
uint32_t cpus_count;

int arch_cpu_count(void) {
  return (int)cpus_count;
}
