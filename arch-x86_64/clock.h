/* What does the clock need before it can tell the time? */
#ifndef HALT_X86_64_CLOCK_H
#define HALT_X86_64_CLOCK_H

/* Measures the rates of the clocks, once, on CPU 0 with its local APIC on. */
void clock_calibrate(void);

#endif
