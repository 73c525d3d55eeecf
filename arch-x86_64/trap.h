/* How does a CPU come to report its traps? */
#ifndef HALT_X86_64_TRAP_H
#define HALT_X86_64_TRAP_H

/* Gives this CPU its segments, its task state (so its number) and the trap table. */
void trap_initialise_cpu(int cpu);

#endif
