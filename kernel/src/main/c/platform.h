/*
 * How does this host answer the core's choices (halt/platform.h)? By counting, per process, so that
 * a round asks for a collection or refuses memory as often as the arguments say.
 */
#ifndef HALT_PLATFORM_CHOICES_H
#define HALT_PLATFORM_CHOICES_H

#include <stdint.h>

/* Every n-th question is answered yes; 0: none is. Before the first round. */
void platform_initialise(int64_t collect_every, int64_t fail_every);

#endif
