/*
 * How does a CPU pass its time when it has nothing to do? Asleep, as a rule; or awake, where what
 * the machine does is to depend on nothing but its input: see idle.c.
 */
#ifndef HALT_IDLE_H
#define HALT_IDLE_H

#include <stdbool.h>
#include <stdint.h>

/* Once, before any CPU waits or naps. */
void idle_initialise(bool awake);

/* As cpu_wait. */
void idle_wait(const uint32_t *word, uint32_t old);

/*
 * Lets the other CPUs come in between, for about this long: asleep for so many microseconds, or
 * awake for so many turns, in each of which every other CPU may run.
 */
void idle_nap(uint32_t microseconds, uint32_t turns);

/* Whether no CPU sleeps. */
bool idle_awake(void);

#endif
