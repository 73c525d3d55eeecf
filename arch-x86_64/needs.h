/*
 * What must the processor have? One list for the two that look: the kernel's entry (needs.S),
 * before it does what could fault on a processor without it, and the boot loader (efi/target.c),
 * while there still is a screen. NEED(leaf, bit, name): the bit of edx that CPUID gives for the
 * leaf (Intel SDM, volume 2, CPUID).
 */
#ifndef HALT_X86_64_NEEDS_H
#define HALT_X86_64_NEEDS_H

/* CMOV, SSE and SSE2 (fences) are in what clang emits, and the others in what we do. */
#define PROCESSOR_NEEDS(NEED)                                       \
  NEED(0x80000001, 29, "64-bit mode (LM)")                          \
  NEED(0x80000001, 20, "pages that cannot be executed (NX)")        \
  NEED(0x00000001, 6, "physical address extension (PAE)")           \
  NEED(0x00000001, 5, "model-specific registers (MSR)")             \
  NEED(0x00000001, 9, "a local APIC that is switched on (APIC)")    \
  NEED(0x00000001, 4, "time stamp counter (TSC)")                   \
  NEED(0x00000001, 15, "conditional moves (CMOV)")                  \
  NEED(0x00000001, 25, "fences (SSE)")                              \
  NEED(0x00000001, 26, "fences (SSE2)")

#endif
