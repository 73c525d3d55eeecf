/*
 * How do bytes leave the machine and come into it? By a PL011 (Arm DDI 0183): it is polled, because
 * the kernel takes no interrupts while it prints, and a person who types is in no hurry.
 */
#include "serial.h"

#include <halt/arch.h>

#include "arm64.h"
#include "virt.h"

#define DATA (SERIAL_BASE + 0x00)
#define FLAGS (SERIAL_BASE + 0x18)
#define LINE_CONTROL (SERIAL_BASE + 0x2c)
#define CONTROL (SERIAL_BASE + 0x30)
#define INTERRUPT_MASK (SERIAL_BASE + 0x38)

#define FLAG_RECEIVE_EMPTY 0x10
#define FLAG_TRANSMIT_FULL 0x20
#define LINE_8N1_FIFO 0x70
#define CONTROL_ENABLE_BOTH 0x301 /* the port, its transmitter, its receiver */

/* The rate is left as the firmware set it: we do not know the clock that it divides. */
void serial_initialise(void) {
  write32(CONTROL, 0);
  write32(INTERRUPT_MASK, 0);
  write32(LINE_CONTROL, LINE_8N1_FIFO);
  write32(CONTROL, CONTROL_ENABLE_BOTH);
}

void arch_console_write(const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    while ((read32(FLAGS) & FLAG_TRANSMIT_FULL) != 0) {
      yield();
    }
    write32(DATA, (uint8_t)bytes[i]);
  }
}

/* Above the byte the register says what went wrong with it; a damaged byte is a byte all the
   same. */
int arch_console_read(void) {
  return (read32(FLAGS) & FLAG_RECEIVE_EMPTY) != 0 ? -1 : (uint8_t)read32(DATA);
}
