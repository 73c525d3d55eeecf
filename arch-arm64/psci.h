/* What can the firmware do for us, and how is it called? (PSCI, Arm DEN 0022) */
#ifndef HALT_ARM64_PSCI_H
#define HALT_ARM64_PSCI_H

#include <stdint.h>

enum psci_conduit { PSCI_NONE, PSCI_HVC, PSCI_SMC };

/* Written by machine.c before anybody calls. */
extern enum psci_conduit psci_conduit;

/* Starts a CPU, named as in MPIDR_EL1, at this address with this context; 0, or what went wrong. */
int64_t psci_cpu_on(uint64_t cpu, uintptr_t entry, uint64_t context);

/* Switches the machine off; does not return if the firmware does what it promises. */
void psci_system_off(void);

#endif
