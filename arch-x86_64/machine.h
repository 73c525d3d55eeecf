/* Where does the boot CPU enter C? */
#ifndef HALT_X86_64_MACHINE_H
#define HALT_X86_64_MACHINE_H

#include <stdint.h>

/* From entry.S, with the physical address of struct hvm_start_info. */
_Noreturn void machine_main(uintptr_t start_info);

#endif
