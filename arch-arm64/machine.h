/* Where does the boot CPU enter C? */
#ifndef HALT_ARM64_MACHINE_H
#define HALT_ARM64_MACHINE_H

#include <stdint.h>

/* From entry.S, with the physical address of the device tree, or 0. */
_Noreturn void machine_main(uintptr_t tree);

/* From entry.S, with the MMU off, when the machine is none to go on with: says why, one of
   layout.h, and ends. Uses nothing but the serial line. */
_Noreturn void machine_refuse(int reason);

#endif
