/* What is in entry.S for C to use? */
#ifndef HALT_ARM64_ENTRY_H
#define HALT_ARM64_ENTRY_H

#include <stdint.h>

/* Where a CPU begins that PSCI starts, with its number as the context. */
extern const uint8_t cpu_entry[];

/* Puts this CPU under the final page tables. */
void mmu_enable(void);

#endif
