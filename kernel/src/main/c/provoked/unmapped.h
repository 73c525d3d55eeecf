/* Is a page gone for every CPU when the call that took it away has returned? */
#ifndef HALT_UNMAPPED_H
#define HALT_UNMAPPED_H

/*
 * Maps a page that was not mapped, lets the victim use it, takes it away on another CPU (if there
 * is one), and lets the victim use it again, which must be a fault. Every CPU calls it. Interrupts
 * unmasked. Returns on no CPU.
 */
_Noreturn void unmapped_provoke(int victim, int cpu);

#endif
