/*
 * How is the firmware called? By an instruction that the device tree names, with the function in
 * x0.
 */
#include "psci.h"

#include <halt/kernel.h>

#define PSCI_CPU_ON_64 0xc4000003
#define PSCI_SYSTEM_OFF 0x84000008

enum psci_conduit psci_conduit;

/* As the SMC calling convention (Arm DEN 0028) has it: x0 is the function and then the result, and
   x0 to x17 are lost. */
#define PSCI_CALL(instruction)                                                               \
  __asm__ volatile(instruction " #0"                                                         \
                   : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)                                  \
                   :                                                                         \
                   : "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", \
                     "x15", "x16", "x17", "memory")

int64_t psci_cpu_on(uint64_t cpu, uintptr_t entry, uint64_t context) {
  register uint64_t x0 __asm__("x0") = PSCI_CPU_ON_64;
  register uint64_t x1 __asm__("x1") = cpu;
  register uint64_t x2 __asm__("x2") = entry;
  register uint64_t x3 __asm__("x3") = context;
  switch (psci_conduit) {
    case PSCI_HVC:
      PSCI_CALL("hvc");
      break;
    case PSCI_SMC:
      PSCI_CALL("smc");
      break;
    case PSCI_NONE:
      kernel_refuse("the device tree does not say how the firmware starts a CPU");
  }
  return (int64_t)x0;
}

void psci_system_off(void) {
  register uint64_t function __asm__("x0") = PSCI_SYSTEM_OFF;
  if (psci_conduit == PSCI_HVC) {
    __asm__ volatile("hvc #0" : "+r"(function)::"memory");
  } else if (psci_conduit == PSCI_SMC) {
    __asm__ volatile("smc #0" : "+r"(function)::"memory");
  }
}
