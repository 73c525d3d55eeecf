/*
 * What does a boot loader of ours tell the kernel that the machine itself does not? The loader
 * (kernel/src/main/efi) is another program, for another ABI; it writes this structure into the
 * kernel's memory before it enters it. So: numbers of fixed width only, and no pointers.
 */
#ifndef HALT_HANDOVER_H
#define HALT_HANDOVER_H

#include <stdint.h>

/* As many runs of memory as an architecture takes (its MAX_REGIONS). */
#define HALT_HANDOVER_REGIONS 16

/* With the zero byte at the end. */
#define HALT_HANDOVER_ARGUMENTS 1024

struct halt_handover_region {
  uint64_t start;
  uint64_t end;
};

/* Zero where no loader has filled it in: then the machine was started by QEMU's -kernel. */
struct halt_handover {
  uint64_t region_count; /* 0: no loader */

  /* Memory that nobody uses any more, ascending, not adjacent; the kernel's own is among it. */
  struct halt_handover_region regions[HALT_HANDOVER_REGIONS];

  /* The firmware's ResetSystem, which may be called where memory lies as the firmware had it; 0 if
     the memory of its services has been given away. */
  uint64_t reset_system;

  /* For the kernel, if the machine has none for it; see arguments.h of the kernel. */
  char arguments[HALT_HANDOVER_ARGUMENTS];
};

extern struct halt_handover halt_handover;

#endif
