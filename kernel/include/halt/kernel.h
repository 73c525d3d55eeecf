/*
 * What does the kernel give an architecture? The two places where a CPU enters it, and what it
 * does with a trap or a broken precondition. The other direction is halt/arch.h.
 */
#ifndef HALT_KERNEL_H
#define HALT_KERNEL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * CPU 0 enters here. Precondition: final page tables, traps reported by kernel_trap, console ready,
 * interrupts masked, no other CPU running.
 */
_Noreturn void kernel_main(void);

/* Every other CPU enters here, in the same condition. */
_Noreturn void kernel_cpu_main(int cpu);

/* One line of a register dump. */
struct halt_register {
  const char *name;
  uint64_t value;
};

/* A trap that nobody expects: what the machine says about it, in the words of its manual. */
struct halt_trap {
  const char *exception;
  const char *cause;  /* why, as far as the machine tells; may be empty */
  bool has_address;   /* whether the machine named a faulting address */
  uint64_t address;
  uint64_t pc;
  uint64_t return_address; /* of the innermost call; only used if pc is outside of code */
  uint64_t frame;     /* the frame pointer at the trap */
  const struct halt_register *registers;
  int register_count;
};

/* Prints the trap, its registers and the callers by name, and ends the machine as failed. */
_Noreturn void kernel_trap(const struct halt_trap *trap);

/* Says what was violated, prints the callers by name, and ends the machine as failed. */
_Noreturn void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
