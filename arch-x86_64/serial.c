/*
 * How do bytes leave the machine and come into it? By the first serial port, a 16550: it is polled,
 * because the kernel takes no interrupts while it prints, and a person who types is in no hurry. It
 * has been set up since the entry (needs.S).
 */
#include "serial.h"

#include <halt/arch.h>

#include "layout.h"
#include "x86.h"

/* When the transmitter reports empty, its FIFO takes this many bytes without being asked again. */
#define FIFO_BYTES 16

void arch_console_write(const char *bytes, size_t count) {
  while (count > 0) {
    while ((inb(SERIAL_LINE_STATUS) & SERIAL_TRANSMIT_EMPTY) == 0) {
      pause();
    }
    size_t burst = count < FIFO_BYTES ? count : FIFO_BYTES;
    rep_outsb(SERIAL_TRANSMIT, bytes, burst);
    bytes += burst;
    count -= burst;
  }
}

/* An emulator that ends takes with it what its reader was too slow for: up to 17 bytes. */
void serial_drain(void) {
  while ((inb(SERIAL_LINE_STATUS) & SERIAL_ALL_SENT) == 0) {
    pause();
  }
}

int arch_console_read(void) {
  return (inb(SERIAL_LINE_STATUS) & SERIAL_RECEIVED) == 0 ? -1 : inb(SERIAL_RECEIVE);
}
