/*
 * How do bytes leave the machine and come into it? By the first serial port, a 16550: it is polled,
 * because the kernel takes no interrupts while it prints, and a person who types is in no hurry.
 */
#include "machine.h"
#include "x86.h"

#define COM1 0x3f8
#define TRANSMIT (COM1 + 0)      /* with the divisor latch off */
#define RECEIVE (COM1 + 0)       /* likewise */
#define DIVISOR_LOW (COM1 + 0)   /* with the divisor latch on */
#define DIVISOR_HIGH (COM1 + 1)
#define INTERRUPT_ENABLE (COM1 + 1)
#define FIFO_CONTROL (COM1 + 2)
#define LINE_CONTROL (COM1 + 3)
#define MODEM_CONTROL (COM1 + 4)
#define LINE_STATUS (COM1 + 5)

#define FIFO_ENABLE_AND_CLEAR 0x07
#define LINE_8N1 0x03
#define LINE_DIVISOR_LATCH 0x80
#define MODEM_DTR_RTS 0x03
#define STATUS_RECEIVED 0x01
#define STATUS_TRANSMIT_EMPTY 0x20

/* When the transmitter reports empty, its FIFO takes this many bytes without being asked again. */
#define FIFO_BYTES 16

void serial_initialise(void) {
  outb(INTERRUPT_ENABLE, 0);
  outb(LINE_CONTROL, LINE_DIVISOR_LATCH);
  outb(DIVISOR_LOW, 1); /* 115200 baud */
  outb(DIVISOR_HIGH, 0);
  outb(LINE_CONTROL, LINE_8N1);
  outb(FIFO_CONTROL, FIFO_ENABLE_AND_CLEAR);
  outb(MODEM_CONTROL, MODEM_DTR_RTS);
}

void arch_console_write(const char *bytes, size_t count) {
  while (count > 0) {
    while ((inb(LINE_STATUS) & STATUS_TRANSMIT_EMPTY) == 0) {
      pause();
    }
    size_t burst = count < FIFO_BYTES ? count : FIFO_BYTES;
    rep_outsb(TRANSMIT, bytes, burst);
    bytes += burst;
    count -= burst;
  }
}

int arch_console_read(void) {
  return (inb(LINE_STATUS) & STATUS_RECEIVED) == 0 ? -1 : inb(RECEIVE);
}
