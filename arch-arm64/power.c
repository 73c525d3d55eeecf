/*
 * How does the machine end? Semihosting tells QEMU's host how it went. Without a host the firmware
 * switches the machine off (PSCI, Arm DEN 0022, 5.9); and if it does not, all stops.
 */
#include <stdint.h>

#include <halt/arch.h>

#include "arm64.h"
#include "psci.h"

/* Semihosting (Arm's specification of that name, 7.9). */
#define SYS_EXIT_EXTENDED 0x20
#define STOPPED_APPLICATION_EXIT 0x20026

/* As in `target`. */
#define EXIT_SUCCESS_VALUE 85
#define EXIT_FAILURE_VALUE 87

static bool host_listens = true;
static bool host_was_told;

void arch_no_host(void) {
  host_listens = false;
}

/* Where nobody listens the instruction is undefined, and that fault would bring us here again. */
static void tell_host(bool success) {
  if (!host_listens || host_was_told) {
    return;
  }
  host_was_told = true;
  const volatile uint64_t block[2] = {
      STOPPED_APPLICATION_EXIT,
      success ? EXIT_SUCCESS_VALUE : EXIT_FAILURE_VALUE,
  };
  register uint64_t operation __asm__("x0") = SYS_EXIT_EXTENDED;
  register const volatile uint64_t *argument __asm__("x1") = block;
  __asm__ volatile("hlt #0xf000" : "+r"(operation) : "r"(argument) : "memory");
}

_Noreturn void arch_exit(bool success) {
  tell_host(success);
  psci_system_off();
  for (;;) { /* somebody switches it off: a person, or the host at its time limit */
    wfi();
  }
}
