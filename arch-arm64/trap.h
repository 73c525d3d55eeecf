/* How does a CPU come to report its traps? */
#ifndef HALT_ARM64_TRAP_H
#define HALT_ARM64_TRAP_H

/* Tells this CPU its number, its trap stack and the trap table. */
void trap_initialise_cpu(int cpu);

#endif
