/* Which atomic instructions does the image use? */
#ifndef HALT_ARM64_ATOMICS_H
#define HALT_ARM64_ATOMICS_H

#include <stdbool.h>

/* Has all code of the image use the atomic instructions of this CPU. Once, by the boot CPU, under
   the first tables. */
void atomics_choose(void);

/* Whether the CPU that asks has the instructions that were chosen. */
bool atomics_suit_cpu(void);

#endif
