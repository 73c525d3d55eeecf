/*
 * What does the kernel give an architecture? The two places where a CPU enters it, what it does
 * with an interrupt, a trap or a broken precondition, and the stacks of its processes. The other
 * direction is halt/arch.h.
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

/* Why a CPU was interrupted: its timer has run out, or another CPU called arch_interrupt. */
enum halt_interrupt { HALT_INTERRUPT_TIMER, HALT_INTERRUPT_CPU };

/* Where a CPU was when it was interrupted. */
struct halt_place {
  uint64_t pc;
  uint64_t frame; /* the frame pointer */
};

/*
 * An interrupt was taken; the controller and the timer have been told. Called masked, on the stack
 * of what was interrupted; returns there, perhaps much later.
 */
void kernel_interrupt(enum halt_interrupt interrupt, const struct halt_place *place);

/* Another CPU has called arch_interrupt_masked: says where this CPU was, and stops it. */
_Noreturn void kernel_stop(const struct halt_place *place);

/* The stack of a process, its guard below; mmu.c leaves the guards unmapped. */
#define HALT_MAX_PROCESSES 64
#define HALT_PAGE_SIZE 4096
#define HALT_PROCESS_STACK_SIZE (4 * HALT_PAGE_SIZE)
struct halt_process_stack {
  uint8_t guard[HALT_PAGE_SIZE];
  uint8_t stack[HALT_PROCESS_STACK_SIZE];
};
extern struct halt_process_stack halt_process_stacks[HALT_MAX_PROCESSES];

/* Whether two words at this address lie on a stack of this CPU or of a process: then they can be
   read without a fault. */
bool kernel_on_stack(int cpu, uintptr_t address);

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

/*
 * Says why the kernel cannot run on this machine, which is nobody's failure, and ends it before
 * anything has been run. On CPU 0, before kernel_main or in it.
 */
_Noreturn void kernel_refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says what was violated, prints the callers by name, and ends the machine as failed. */
_Noreturn void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
