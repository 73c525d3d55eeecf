/*
 * What does a CPU do with an exception? It switches to its trap stack (so that a stack overflow can
 * be reported), saves its registers (trap.S), and here they are given their names and their cause,
 * for the kernel to print. Also here, since the processor wants them for that: segments, task
 * state and the interrupt table.
 */
#include "trap.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "lapic.h"
#include "layout.h"
#include "stacks.h"
#include "x86.h"

struct trap_frame {
  uint64_t rax, rbx, rcx, rdx, rsi, rdi, rbp;
  uint64_t r8, r9, r10, r11, r12, r13, r14, r15;
  uint64_t vector;
  uint64_t error;
  uint64_t rip, cs, rflags, rsp, ss; /* pushed by the processor */
};

#define FRAME_HAS(field, offset) \
  _Static_assert(offsetof(struct trap_frame, field) == (offset), "layout.h: " #offset)
FRAME_HAS(rax, FRAME_RAX);
FRAME_HAS(rbx, FRAME_RBX);
FRAME_HAS(rcx, FRAME_RCX);
FRAME_HAS(rdx, FRAME_RDX);
FRAME_HAS(rsi, FRAME_RSI);
FRAME_HAS(rdi, FRAME_RDI);
FRAME_HAS(rbp, FRAME_RBP);
FRAME_HAS(r8, FRAME_R8);
FRAME_HAS(r9, FRAME_R9);
FRAME_HAS(r10, FRAME_R10);
FRAME_HAS(r11, FRAME_R11);
FRAME_HAS(r12, FRAME_R12);
FRAME_HAS(r13, FRAME_R13);
FRAME_HAS(r14, FRAME_R14);
FRAME_HAS(r15, FRAME_R15);
FRAME_HAS(vector, FRAME_VECTOR);
FRAME_HAS(rip, FRAME_RIP);

/* trap.S: one entry per exception, TRAP_ENTRY_SIZE apart; the interrupts. */
extern const uint8_t trap_entries[], trap_cpu[], trap_timer[], trap_spurious[];

/* trap.S calls this on the trap stack. */
_Noreturn void trap_report(const struct trap_frame *frame);

/* trap.S calls this on the stack of what was interrupted. */
void trap_interrupted(const struct trap_frame *frame);

/* Intel SDM, volume 3, 8.7. The processor reads the stacks from here; nothing else is used. */
struct task_state {
  uint32_t reserved0;
  uint64_t stack[3];
  uint64_t reserved1;
  uint64_t interrupt_stack[7]; /* [0] is IST 1 */
  uint64_t reserved2;
  uint16_t reserved3;
  uint16_t io_map;
} __attribute__((packed));
_Static_assert(sizeof(struct task_state) == 104, "the processor's layout");

/* Intel SDM, volume 3, 6.14.1. */
struct gate {
  uint16_t offset_low;
  uint16_t selector;
  uint8_t stack; /* 0: the current one; n: IST n */
  uint8_t type;
  uint16_t offset_middle;
  uint32_t offset_high;
  uint32_t reserved;
};
_Static_assert(sizeof(struct gate) == 16, "the processor's layout");

#define GATE_INTERRUPT 0x8e /* present, ring 0, interrupts masked on entry */
#define DESCRIPTOR_TSS_AVAILABLE 0x89ULL
#define IST_TRAP 1
#define IST_DOUBLE 2

#define EXCEPTION_NMI 2
#define EXCEPTION_DOUBLE_FAULT 8
#define EXCEPTION_PAGE_FAULT 14

/* The GDT: four descriptors as in entry.S, then two words per CPU for its task state. */
#define GDT_FIXED 4
#define TSS_SELECTOR_SIZE 16
_Static_assert(SELECTOR_FIRST_TSS == GDT_FIXED * 8, "layout.h: SELECTOR_FIRST_TSS");

static uint64_t gdt[GDT_FIXED + 2 * HALT_MAX_CPUS] = {
    [SELECTOR_CODE32 / 8] = DESCRIPTOR_CODE32,
    [SELECTOR_CODE64 / 8] = DESCRIPTOR_CODE64,
    [SELECTOR_DATA / 8] = DESCRIPTOR_DATA,
};
static struct task_state task_states[HALT_MAX_CPUS];
static struct gate idt[256];

static void set_gate(int vector, const uint8_t *entry, uint8_t stack) {
  uint64_t offset = (uintptr_t)entry;
  idt[vector] = (struct gate){
      .offset_low = (uint16_t)offset,
      .selector = SELECTOR_CODE64,
      .stack = stack,
      .type = GATE_INTERRUPT,
      .offset_middle = (uint16_t)(offset >> 16),
      .offset_high = (uint32_t)(offset >> 32),
  };
}

/* CPU 0 does this before any other CPU runs; from then on the table is only read. */
static void build_idt(void) {
  for (int vector = 0; vector < EXCEPTION_COUNT; vector++) {
    uint8_t stack = vector == EXCEPTION_DOUBLE_FAULT ? IST_DOUBLE : IST_TRAP;
    set_gate(vector, trap_entries + vector * TRAP_ENTRY_SIZE, stack);
  }
  set_gate(VECTOR_CPU, trap_cpu, 0);
  set_gate(VECTOR_TIMER, trap_timer, 0);
  set_gate(VECTOR_SPURIOUS, trap_spurious, 0);
}

static void set_task_state(int cpu) {
  struct task_state *state = &task_states[cpu];
  state->interrupt_stack[IST_TRAP - 1] =
      (uintptr_t)(cpu_stacks[cpu].trap_stack + TRAP_STACK_SIZE);
  state->interrupt_stack[IST_DOUBLE - 1] =
      (uintptr_t)(cpu_stacks[cpu].double_stack + TRAP_STACK_SIZE);
  state->io_map = sizeof *state;

  uint64_t base = (uintptr_t)state;
  uint64_t limit = sizeof *state - 1;
  uint64_t *descriptor = &gdt[GDT_FIXED + 2 * cpu];
  descriptor[0] = limit | (base & 0xffffff) << 16 | DESCRIPTOR_TSS_AVAILABLE << 40 |
                  (base >> 24 & 0xff) << 56;
  descriptor[1] = base >> 32;
}

void trap_initialise_cpu(int cpu) {
  if (cpu == 0) {
    build_idt();
  }
  set_task_state(cpu);
  lgdt(&(struct table_pointer){.limit = sizeof gdt - 1, .base = (uintptr_t)gdt});
  ltr((uint16_t)(SELECTOR_FIRST_TSS + cpu * TSS_SELECTOR_SIZE));
  lidt(&(struct table_pointer){.limit = sizeof idt - 1, .base = (uintptr_t)idt});
}

/* Each CPU has its own task state, and nothing changes the task register: it names the CPU. */
int arch_this_cpu(void) {
  return (str() - SELECTOR_FIRST_TSS) / TSS_SELECTOR_SIZE;
}

void arch_break_trap_stack(void) {
  struct cpu_stacks *stacks = &cpu_stacks[arch_this_cpu()];
  task_states[arch_this_cpu()].interrupt_stack[IST_TRAP - 1] =
      (uintptr_t)(stacks->trap_guard + PAGE_SIZE);
}

void trap_interrupted(const struct trap_frame *frame) {
  lapic_end_of_interrupt();
  kernel_interrupt(frame->vector == VECTOR_TIMER ? HALT_INTERRUPT_TIMER : HALT_INTERRUPT_CPU,
                   &(struct halt_place){.pc = frame->rip, .frame = frame->rbp});
}

/* Intel SDM, volume 3, table 6-1. */
static const char *const exception_names[EXCEPTION_COUNT] = {
    [0] = "divide error",
    [1] = "debug exception",
    [2] = "non-maskable interrupt",
    [3] = "breakpoint",
    [4] = "overflow",
    [5] = "bound range exceeded",
    [6] = "invalid opcode",
    [7] = "device not available",
    [8] = "double fault",
    [10] = "invalid TSS",
    [11] = "segment not present",
    [12] = "stack-segment fault",
    [13] = "general protection",
    [14] = "page fault",
    [16] = "x87 floating-point error",
    [17] = "alignment check",
    [18] = "machine check",
    [19] = "SIMD floating-point exception",
    [20] = "virtualization exception",
    [21] = "control protection exception",
};

/* The error code of a page fault (Intel SDM, volume 3, 4.7). */
#define PAGE_FAULT_PROTECTION 0x01
#define PAGE_FAULT_WRITE 0x02
#define PAGE_FAULT_FETCH 0x10

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

static const char *page_fault_cause(uint64_t error, uint64_t address) {
  if ((error & PAGE_FAULT_PROTECTION) == 0) {
    return on_guard_page(address)          ? "stack overflow: access to a guard page"
           : (error & PAGE_FAULT_FETCH) != 0 ? "execution of a page that is not mapped"
           : (error & PAGE_FAULT_WRITE) != 0 ? "write to a page that is not mapped"
                                             : "read of a page that is not mapped";
  }
  return (error & PAGE_FAULT_FETCH) != 0   ? "execution of a page that is not executable"
         : (error & PAGE_FAULT_WRITE) != 0 ? "write to a page that is read-only"
                                           : "access to a page that is protected";
}

_Noreturn void trap_report(const struct trap_frame *frame) {
  if (frame->vector == EXCEPTION_NMI && lapic_sent_unmaskable()) {
    kernel_stop(&(struct halt_place){.pc = frame->rip, .frame = frame->rbp});
  }
  bool page_fault = frame->vector == EXCEPTION_PAGE_FAULT;
  uint64_t address = page_fault ? read_cr2() : 0;
  bool on_stack = kernel_on_stack(arch_this_cpu(), frame->rsp);
  const char *name = exception_names[frame->vector];
  const struct halt_register registers[] = {
      {"rax", frame->rax}, {"rbx", frame->rbx},       {"rcx", frame->rcx}, {"rdx", frame->rdx},
      {"rsi", frame->rsi}, {"rdi", frame->rdi},       {"rbp", frame->rbp}, {"rsp", frame->rsp},
      {"r8", frame->r8},   {"r9", frame->r9},         {"r10", frame->r10}, {"r11", frame->r11},
      {"r12", frame->r12}, {"r13", frame->r13},       {"r14", frame->r14}, {"r15", frame->r15},
      {"rip", frame->rip}, {"rflags", frame->rflags}, {"cs", frame->cs},   {"ss", frame->ss},
      {"cr2", read_cr2()}, {"cr3", read_cr3()},       {"error", frame->error},
      {"vector", frame->vector},
  };
  kernel_trap(&(struct halt_trap){
      .exception = name != NULL ? name : "reserved exception",
      .cause = page_fault ? page_fault_cause(frame->error, address)
               : frame->vector == EXCEPTION_DOUBLE_FAULT ? "a fault on the way to the trap stack"
                                                         : "",
      .has_address = page_fault,
      .address = address,
      .pc = frame->rip,
      .return_address = on_stack ? *(const uint64_t *)(uintptr_t)frame->rsp : 0,
      .frame = frame->rbp,
      .registers = registers,
      .register_count = sizeof registers / sizeof registers[0],
  });
}
