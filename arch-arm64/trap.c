/*
 * What does a CPU do with an exception? It switches to its trap stack (so that a stack overflow can
 * be reported), saves its registers (trap.S), and here they are given their names and their cause,
 * for the kernel to print.
 */
#include "trap.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "arm64.h"
#include "gic.h"
#include "layout.h"
#include "stacks.h"

struct trap_frame {
  uint64_t x[31];
  uint64_t vector;
  uint64_t sp, elr, spsr, esr, far;
  uint64_t padding;
};

#define FRAME_HAS(field, offset) \
  _Static_assert(offsetof(struct trap_frame, field) == (offset), "layout.h: " #offset)
FRAME_HAS(x[30], FRAME_X30);
FRAME_HAS(vector, FRAME_VECTOR);
FRAME_HAS(sp, FRAME_SP);
FRAME_HAS(elr, FRAME_ELR);
FRAME_HAS(spsr, FRAME_SPSR);
FRAME_HAS(esr, FRAME_ESR);
FRAME_HAS(far, FRAME_FAR);
_Static_assert(sizeof(struct trap_frame) == FRAME_SIZE, "layout.h: FRAME_SIZE");

/* trap.S: the vector table. */
extern const uint8_t trap_vectors[];

/* trap.S calls this on the trap stack. */
_Noreturn void trap_report(const struct trap_frame *frame);

/* trap.S calls this on the stack of what was interrupted. */
void trap_interrupted(const struct trap_frame *frame);

/*
 * TPIDR_EL1 names the CPU. Two registers that are meant for threads of EL0, of which there are
 * none, serve a trap inside a trap: TPIDRRO_EL0 has the top of the trap stack, TPIDR_EL0 is free.
 */
void trap_initialise_cpu(int cpu) {
  WRITE_REGISTER(tpidr_el1, cpu);
  WRITE_REGISTER(tpidrro_el0, (uintptr_t)(cpu_stacks[cpu].trap_stack + TRAP_STACK_SIZE));
  WRITE_REGISTER(vbar_el1, (uintptr_t)trap_vectors);
}

int arch_this_cpu(void) {
  return (int)READ_REGISTER(tpidr_el1);
}

/* The stack pointer of traps: the kernel runs on the other one, so this one can be set. */
void arch_break_trap_stack(void) {
  uintptr_t end_of_guard = (uintptr_t)cpu_stacks[arch_this_cpu()].trap_guard + PAGE_SIZE;
  __asm__ volatile(
      "msr spsel, #1\n\t"
      "mov sp, %0\n\t"
      "msr spsel, #0" ::"r"(end_of_guard)
      : "memory");
}

void trap_interrupted(const struct trap_frame *frame) {
  struct halt_place place = {.pc = frame->elr, .frame = frame->x[29]};
  switch (gic_take()) {
    case GIC_NOTHING:
      return;
    case GIC_CPU:
      kernel_interrupt(HALT_INTERRUPT_CPU, &place);
      return;
    case GIC_TIMER:
      kernel_interrupt(HALT_INTERRUPT_TIMER, &place);
      return;
  }
}

/* The classes of ESR_EL1 that code at EL1 can meet (Arm ARM, D17.2.37). */
#define CLASS_SHIFT 26
#define CLASS_COUNT 64
#define CLASS_FETCH_SAME_LEVEL 0x21
#define CLASS_DATA_SAME_LEVEL 0x25

static const char *const class_names[CLASS_COUNT] = {
    [0x00] = "unknown reason (undefined instruction)",
    [0x01] = "trapped wfe or wfi",
    [0x07] = "trapped floating point",
    [0x0d] = "branch target exception",
    [0x0e] = "illegal execution state",
    [0x15] = "system call",
    [0x16] = "hypervisor call",
    [0x17] = "secure monitor call",
    [0x18] = "trapped system register",
    [CLASS_FETCH_SAME_LEVEL] = "instruction abort",
    [0x22] = "PC alignment fault",
    [CLASS_DATA_SAME_LEVEL] = "data abort",
    [0x26] = "SP alignment fault",
    [0x2f] = "SError",
    [0x31] = "breakpoint",
    [0x33] = "software step",
    [0x35] = "watchpoint",
    [0x3c] = "BRK instruction",
};

/* What kind of trap a vector is for; 0, a synchronous one, is told by its class. */
static const char *const kind_names[4] = {NULL, "IRQ", "FIQ", "SError"};

/* The status of an abort (Arm ARM, D17.2.37, ISS of data and instruction aborts). */
#define STATUS_MASK 0x3f
#define STATUS_LEVEL 0x03ULL /* in the next two: the level of the table */
#define STATUS_TRANSLATION 0x04
#define STATUS_PERMISSION 0x0c
#define STATUS_ALIGNMENT 0x21
#define ABORT_WRITE 0x40
#define ABORT_NO_ADDRESS 0x400

static uint64_t class_of(uint64_t esr) {
  return esr >> CLASS_SHIFT & (CLASS_COUNT - 1);
}

static bool on_guard_page(uint64_t address) {
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    uint64_t guard = (uintptr_t)cpu_stacks[cpu].guard;
    uint64_t trap_guard = (uintptr_t)cpu_stacks[cpu].trap_guard;
    if (address - guard < PAGE_SIZE || address - trap_guard < PAGE_SIZE) {
      return true;
    }
  }
  for (int process = 0; process < HALT_MAX_PROCESSES; process++) {
    if (address - (uintptr_t)halt_process_stacks[process].guard < PAGE_SIZE) {
      return true;
    }
  }
  return false;
}

static const char *abort_cause(uint64_t esr, uint64_t address) {
  bool fetch = class_of(esr) == CLASS_FETCH_SAME_LEVEL;
  bool write = !fetch && (esr & ABORT_WRITE) != 0;
  uint64_t status = esr & STATUS_MASK;
  if ((status & ~STATUS_LEVEL) == STATUS_TRANSLATION) {
    return on_guard_page(address) ? "stack overflow: access to a guard page"
           : fetch                ? "execution of a page that is not mapped"
           : write                ? "write to a page that is not mapped"
                                  : "read of a page that is not mapped";
  }
  if ((status & ~STATUS_LEVEL) == STATUS_PERMISSION) {
    return fetch   ? "execution of a page that is not executable"
           : write ? "write to a page that is read-only"
                   : "access to a page that is protected";
  }
  return status == STATUS_ALIGNMENT ? "access to an address that is not aligned" : "";
}

_Noreturn void trap_report(const struct trap_frame *frame) {
  static const char *const names[31] = {
      "x0",  "x1",  "x2",  "x3",  "x4",  "x5",  "x6",  "x7",  "x8",  "x9",  "x10",
      "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21",
      "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "x30",
  };
  struct halt_register registers[31 + 6];
  int count = 0;
  for (; count < 31; count++) {
    registers[count] = (struct halt_register){names[count], frame->x[count]};
  }
  registers[count++] = (struct halt_register){"sp", frame->sp};
  registers[count++] = (struct halt_register){"elr", frame->elr};
  registers[count++] = (struct halt_register){"spsr", frame->spsr};
  registers[count++] = (struct halt_register){"esr", frame->esr};
  registers[count++] = (struct halt_register){"far", frame->far};
  registers[count++] = (struct halt_register){"vector", frame->vector};

  const char *kind = kind_names[frame->vector % 4];
  uint64_t class = class_of(frame->esr);
  const char *name = kind != NULL ? kind : class_names[class];
  bool abort =
      kind == NULL && (class == CLASS_FETCH_SAME_LEVEL || class == CLASS_DATA_SAME_LEVEL);
  bool in_trap = frame->vector / 4 == 1 || frame->vector >= VECTOR_BROKEN_STACK;
  kernel_trap(&(struct halt_trap){
      .exception = in_trap        ? "double fault"
                   : name != NULL ? name
                                  : "reserved exception",
      .cause = in_trap ? "a fault on the way to the trap stack"
               : abort ? abort_cause(frame->esr, frame->far)
                       : "",
      .has_address = abort && (frame->esr & ABORT_NO_ADDRESS) == 0,
      .address = frame->far,
      .pc = frame->elr,
      .return_address = frame->x[30],
      .frame = frame->x[29],
      .registers = registers,
      .register_count = count,
  });
}
