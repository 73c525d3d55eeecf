/* What is in entry.S for C to use? */
#ifndef HALT_X86_64_ENTRY_H
#define HALT_X86_64_ENTRY_H

#include <stdint.h>

/* The code that a started CPU runs first, to be copied to TRAMPOLINE. */
extern const uint8_t smp_trampoline[], smp_trampoline_end[];

/* The boot page tables, under which the low 4 GiB may be read, written and executed. */
extern const uint64_t boot_pml4[];

#endif
