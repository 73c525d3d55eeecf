/* Where do bytes wait? In a ring; when it is full, in the device and on the host. */
#include "monitor/input.h"

#include <stdint.h>

#include <halt/arch.h>

#include "cpu/idle.h"

#define CTRL_C 0x03

/* A power of two. */
#define CAPACITY 256

/* So long CPU 0 sleeps when it has found no byte; the second where no CPU sleeps (idle.h). */
#define NAP_US 1000
#define NAP_TURNS 100

static uint8_t ring[CAPACITY];
static uint32_t taken; /* bytes so far, wrapping around */
static uint32_t received;

int input_take(void) {
  if (taken != received) {
    return ring[taken++ % CAPACITY];
  }
  int byte;
  while ((byte = arch_console_read()) < 0) {
    idle_nap(NAP_US, NAP_TURNS);
  }
  return byte;
}

bool input_interrupted(void) {
  bool interrupted = false;
  int byte;
  while (received - taken < CAPACITY && (byte = arch_console_read()) >= 0) {
    if (byte == CTRL_C) {
      interrupted = true;
      taken = received;
    } else {
      ring[received++ % CAPACITY] = (uint8_t)byte;
    }
  }
  return interrupted;
}
