/*
 * How does the kernel print? printf's subset over the serial line, buffered here so that the device
 * is asked seldom. Only CPU 0 prints while it runs, or whichever CPU panics.
 */
#ifndef HALT_CONSOLE_H
#define HALT_CONSOLE_H

#include <stdarg.h>

/* Understands %s %c %d %u %x with optional l, and %0NN before x or u; anything else prints itself. */
void print(const char *format, ...) __attribute__((format(printf, 1, 2)));
void print_list(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

/* Hands what is buffered to the serial line and returns when the line has it. */
void print_flush(void);

/* The last character printed was not a newline. */
_Bool print_in_line(void);

#endif
