/* What did the CPUs do in all rounds, in numbers? */
#ifndef HALT_COUNTS_H
#define HALT_COUNTS_H

/*
 * Prints "# scheduler switches=... ...", "# handshake left-safe=... ..." and, for each kind of code
 * that masks interrupts, "# interrupts-off NAME count=... longest-ns=...".
 */
void counts_print(void);

#endif
