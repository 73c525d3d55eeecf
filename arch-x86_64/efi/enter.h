/* What is in enter.S? Code that runs from wherever below 4 GiB it is copied to. */
#ifndef HALT_X86_64_EFI_ENTER_H
#define HALT_X86_64_EFI_ENTER_H

#include <stdint.h>

extern const uint8_t enter_kernel[], enter_kernel_end[];

/* The kernel's entry and the start info for it, both below 4 GiB. */
typedef void (*enter_kernel_function)(uint32_t start_info, uint32_t entry) __attribute__((noreturn));

#endif
