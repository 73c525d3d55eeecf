/* What is in enter.S? Code that runs from wherever it is copied to. */
#ifndef HALT_ARM64_EFI_ENTER_H
#define HALT_ARM64_EFI_ENTER_H

#include <stdint.h>

extern const uint8_t enter_kernel[], enter_kernel_end[];

/* The kernel's entry and the device tree for it. */
typedef void (*enter_kernel_function)(uint64_t tree, uint64_t entry) __attribute__((noreturn));

#endif
