/* What does the serial line offer beside halt/arch.h? */
#ifndef HALT_X86_64_SERIAL_H
#define HALT_X86_64_SERIAL_H

/* Returns when all that was written has left the machine. */
void serial_drain(void);

#endif
