/* What is in enter.S? Code that runs from wherever below 4 GiB it is copied to. */
#ifndef HALT_X86_64_EFI_ENTER_H
#define HALT_X86_64_EFI_ENTER_H

#include <stdint.h>

extern const uint8_t enter_kernel[], enter_kernel_end[];

/* Moves the kernel to its place, which is also its entry, and gives it its start info. Addresses
   below 4 GiB; the size in bytes is a multiple of four. */
typedef void (*enter_kernel_function)(uint32_t start_info, uint32_t entry, uint32_t copy,
                                      uint32_t size) __attribute__((noreturn));

#endif
