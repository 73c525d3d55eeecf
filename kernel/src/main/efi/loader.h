/*
 * What does the loader need of a target? The contract between kernel/src/main/efi and the folder
 * efi/ of an arch-<name>/; and the kernel that the build puts into the loader.
 */
#ifndef HALT_EFI_LOADER_H
#define HALT_EFI_LOADER_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/handover.h>

#include "uefi.h"

/* The kernel: these bytes belong at start, zeros follow to end, and it is entered at start. */
extern const uint8_t payload[], payload_end[];
extern const uint64_t payload_start, payload_memory_end;

/* Where in it the handover lies. */
extern const uint64_t payload_handover;

/* The table by which the firmware describes the machine to a kernel of this target. */
extern const struct efi_guid arch_table_guid;

/* What it is called, for the message that it is not there. */
extern const wchar_t arch_table_name[];

/* What the kernel needs and this processor has not, as the end of a sentence; NULL: nothing. The
   kernel's entry looks itself, but where it looks there is no screen any more. */
const wchar_t *arch_lacks(void);

/* Whether the kernel calls the firmware's runtime services: then it is not given their memory. */
extern const bool arch_calls_firmware;

/* A kernel that is ready, but not yet where it belongs. Below arch_limit. */
struct kernel_copy {
  const void *bytes; /* to be moved to payload_start */
  uint64_t size;     /* all of it up to payload_memory_end: whole pages */
};

/*
 * How many bytes the target wants to hand on beside the kernel: code that must outlast the boot
 * services, tables. They are not in the memory that the kernel is given. 0 if the table is of no
 * use; the loader then refuses it.
 */
uint64_t arch_block_size(const void *table);

/* No byte of what the loader allocates for the target may lie above this address. */
extern const uint64_t arch_limit;

/*
 * Fills the block, moves the kernel to its place, and enters it as its entry wants it; the state is
 * that of the firmware, after ExitBootServices. The block and the copy are not where the kernel
 * belongs, but the loader, its stack and the firmware's page tables may be: so the move comes last,
 * from within the block, with translation off.
 */
_Noreturn void arch_enter(void *block, const void *table, const struct kernel_copy *kernel,
                          const struct halt_handover *handover);

#endif
