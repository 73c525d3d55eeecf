/* What is in enter.S? Code that runs from wherever it is copied to. */
#ifndef HALT_ARM64_EFI_ENTER_H
#define HALT_ARM64_EFI_ENTER_H

#include <stdint.h>

extern const uint8_t enter_kernel[], enter_kernel_end[];

/* Moves the kernel to its place, which is also its entry, and gives it the device tree. The size in
   bytes is a multiple of the largest line of a cache. */
typedef void (*enter_kernel_function)(uint64_t tree, uint64_t entry, uint64_t copy, uint64_t size)
    __attribute__((noreturn));

#endif
