/* Which CPUs does the firmware name? */
#ifndef HALT_X86_64_ACPI_H
#define HALT_X86_64_ACPI_H

#include <stdint.h>

/* Finds the CPUs. Under the boot page tables; puts the caller's APIC id first. */
int acpi_find_cpus(uint64_t rsdp, uint32_t *apic_ids, int capacity);

#endif
