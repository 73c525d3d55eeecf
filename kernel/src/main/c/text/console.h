/*
 * How does the kernel print? printf's subset over the serial line. Text is buffered, so that the
 * device is asked seldom, and leaves in whole lines where it can.
 *
 * Two CPUs can print: CPU 0, and one that panics. Each has a buffer; a lock on the device keeps
 * their lines apart, and the one that panics never gives it back.
 */
#ifndef HALT_CONSOLE_H
#define HALT_CONSOLE_H

#include <stdarg.h>

/* Understands %s %c, and %d %u %x with an optional l; a width of %u and %x is filled with zeros. */
void print(const char *format, ...) __attribute__((format(printf, 1, 2)));
void print_list(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

/* Hands what this CPU has buffered to the serial line and returns when the line has it. */
void print_flush(void);

/*
 * Hands everything over and prints how many bytes that were, so that the host can tell text that
 * did not arrive from text that was never sent. Where only this CPU prints.
 */
void print_count(void);

/*
 * Takes the serial line for this CPU alone, for ever, at the start of a line; from now on any other
 * CPU that wants to flush waits. Precondition: at most one CPU calls it.
 */
void print_seize(void);

#endif
