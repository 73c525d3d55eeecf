/*
 * How does the machine end? QEMU's isa-debug-exit tells the host how it went. Without a host the
 * firmware that started us switches the machine off; and if there is none, all stops.
 */
#include <halt/arch.h>
#include <halt/handover.h>

#include "entry.h"
#include "layout.h"
#include "serial.h"
#include "x86.h"

#define REACH_OF_BOOT_TABLES 0x100000000

/* The firmware's code may use the SSE registers, which ours does not (Intel SDM, volume 3, 2.5). */
#define CR4_OSFXSR 0x200
#define CR4_OSXMMEXCPT 0x400

/* UEFI Specification 2.10, 8.5.1. */
#define EFI_RESET_SHUTDOWN 2
typedef void __attribute__((ms_abi)) (*reset_system_function)(uint32_t type, uint64_t status,
                                                              uint64_t size, const void *data);

static bool host_listens = true;
static bool firmware_was_asked;

void arch_no_host(void) {
  host_listens = false;
}

/* Memory lies where the firmware had it only under the boot page tables: this is the last act. */
static void ask_firmware(void) {
  uint64_t reset_system = halt_handover.reset_system;
  if (firmware_was_asked || reset_system == 0 || reset_system >= REACH_OF_BOOT_TABLES) {
    return;
  }
  firmware_was_asked = true; /* a fault in there would bring us here again */
  write_cr3((uintptr_t)boot_pml4);
  write_cr4(read_cr4() | CR4_OSFXSR | CR4_OSXMMEXCPT);
  ((reset_system_function)reset_system)(EFI_RESET_SHUTDOWN, 0, 0, NULL);
}

_Noreturn void arch_exit(bool success) {
  serial_drain();
  if (host_listens) {
    outl(DEBUG_EXIT_PORT, success ? EXIT_SUCCESS_VALUE : EXIT_FAILURE_VALUE);
  }
  ask_firmware();
  for (;;) { /* somebody switches it off: a person, or the host at its time limit */
    __asm__ volatile("cli; hlt");
  }
}
