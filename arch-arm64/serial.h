/* What does the serial line offer beside halt/arch.h? */
#ifndef HALT_ARM64_SERIAL_H
#define HALT_ARM64_SERIAL_H

/* Sets the line up. */
void serial_initialise(void);

#endif
