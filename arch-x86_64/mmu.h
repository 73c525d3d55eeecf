/* How does this machine come under its own page tables? */
#ifndef HALT_X86_64_MMU_H
#define HALT_X86_64_MMU_H

#include <halt/arch.h>

/*
 * Maps usable memory [start, end) writable and not executable; the image by its parts, without the
 * guard pages; the local APIC. Under the boot page tables.
 */
void mmu_build(const struct arch_region *usable, int count);

/* Puts this CPU under the final page tables. */
void mmu_enable(void);

#endif
