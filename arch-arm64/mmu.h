/* How does this machine come under its own page tables? In the end by mmu_enable (entry.h). */
#ifndef HALT_ARM64_MMU_H
#define HALT_ARM64_MMU_H

#include <stdint.h>

#include <halt/arch.h>

/* Memory [start, end) can be reached under the first tables. */
void mmu_reach(uint64_t start, uint64_t end);

/*
 * Maps usable memory [start, end) writable and not executable; the image by its parts, without the
 * guard pages; the devices. Under the first tables.
 */
void mmu_build(const struct arch_region *usable, int count);

#endif
