/*
 * What does the kernel say when something happened that must not? The first CPU to get here prints
 * and ends the machine; any other that follows waits for that end. Every line is a KTAP comment,
 * but for the last one, which fails the test that was running.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <halt/arch.h>
#include <halt/kernel.h>
#include <halt/symbols.h>

#include "cpu/cpu.h"
#include "cpu/process.h"
#include "failure/panic.h"
#include "text/console.h"

/* A chain of frame records that is longer than this, or damaged, is cut here. */
#define MAX_CALLERS 24

/* 0, or 1 + the CPU whose panic it is. */
static int panicking;

/* What a panic fails; NULL: nothing that has a name. */
static const char *test;

void panic_fails_test(const char *name) {
  test = name;
}

/* The function that an address lies in; NULL outside of code, and everywhere in the first link. */
static const struct halt_symbol *find_symbol(uint64_t address) {
  const struct halt_symbol *found = NULL;
  for (uint32_t i = 0; i < halt_symbol_count && halt_symbols[i].address <= address; i++) {
    found = &halt_symbols[i];
  }
  bool in_code = found != NULL && found != &halt_symbols[halt_symbol_count - 1];
  return in_code ? found : NULL;
}

static void print_code_address(const char *label, uint64_t address,
                               const struct halt_symbol *symbol) {
  if (symbol == NULL) {
    print("# %s 0x%016lx\n", label, address);
  } else {
    print("# %s 0x%016lx %s+0x%lx\n", label, address, symbol->name, address - symbol->address);
  }
}

/* A return address may lie behind the last instruction of a function that ends in a call. */
static void print_caller(uint64_t return_address) {
  print_code_address("called from", return_address, find_symbol(return_address - 1));
}

bool kernel_on_stack(int cpu, uintptr_t address) {
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    uintptr_t stack = (uintptr_t)halt_process_stacks[i].stack;
    if (address >= stack && address <= stack + HALT_PROCESS_STACK_SIZE - 2 * sizeof(uint64_t)) {
      return true;
    }
  }
  return arch_on_stack(cpu, address);
}

static void print_callers(int cpu, uint64_t frame) {
  for (int depth = 0; depth < MAX_CALLERS && frame % sizeof(uint64_t) == 0; depth++) {
    if (!kernel_on_stack(cpu, frame)) {
      return;
    }
    const uint64_t *record = (const uint64_t *)(uintptr_t)frame;
    if (record[1] == 0) {
      return;
    }
    print_caller(record[1]);
    frame = record[0];
  }
}

void panic_print_place(int cpu, uint64_t pc, uint64_t frame) {
  print_code_address("pc", pc, find_symbol(pc));
  print_callers(cpu, frame);
}

/* The process that runs on this CPU, also while the kernel works for it. */
static const struct process *running(void) {
  return cpu_self()->current;
}

static void print_process(void) {
  const struct process *process = running();
  if (process != NULL) {
    print("# process %d, after %lu completed operations\n", process->number, process->completed);
  }
}

/* "not ok 1 NAME # " and the CPU and the process; the reason follows. */
static void begin_failure(void) {
  print("not ok 1 %s # cpu %d, ", test, arch_this_cpu());
  if (running() != NULL) {
    print("process %d: ", running()->number);
  } else {
    print("no process: ");
  }
}

/* Returns on one CPU only, and on that one only once: a panic in a panic ends at once. */
static void become_the_one(void) {
  (void)arch_interrupts_off();
  int self = 1 + arch_this_cpu();
  int nobody = 0;
  if (!__atomic_compare_exchange_n(&panicking, &nobody, self, false, __ATOMIC_SEQ_CST,
                                   __ATOMIC_SEQ_CST)) {
    if (nobody == self) {
      print("\n# halt panic on cpu %d: one more, in the report of the first\n", arch_this_cpu());
      print_flush();
      arch_exit(false);
    }
    for (;;) {
      arch_relax();
    }
  }
  print_seize();
}

_Noreturn void kernel_trap(const struct halt_trap *trap) {
  become_the_one();
  print("# halt panic on cpu %d: %s\n", arch_this_cpu(), trap->exception);
  if (trap->cause[0] != '\0') {
    print("# cause: %s\n", trap->cause);
  }
  if (trap->has_address) {
    print("# address 0x%016lx\n", trap->address);
  }
  print_process();
  const struct halt_symbol *symbol = find_symbol(trap->pc);
  print_code_address("pc", trap->pc, symbol);
  for (int i = 0; i < trap->register_count; i++) {
    print("# register %s 0x%016lx\n", trap->registers[i].name, trap->registers[i].value);
  }
  if (symbol == NULL) { /* outside of code there was no time to leave a frame record */
    print_caller(trap->return_address);
  }
  print_callers(arch_this_cpu(), trap->frame);
  if (test != NULL) {
    begin_failure();
    print("%s%s%s\n", trap->exception, trap->cause[0] != '\0' ? ": " : "", trap->cause);
  }
  print_flush();
  arch_exit(false);
}

/* The frame is that of whoever panics. */
static _Noreturn void report(void (*details)(void), uintptr_t frame, const char *format,
                             va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  become_the_one();
  print("# halt panic on cpu %d: ", arch_this_cpu());
  print_list(format, arguments);
  print("\n");
  print_process();
  if (details != NULL) {
    details();
  } else {
    print_callers(arch_this_cpu(), frame);
  }
  if (test != NULL) {
    begin_failure();
    print_list(format, again);
    print("\n");
  }
  va_end(again);
  print_flush();
  arch_exit(false);
}

_Noreturn void panic(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  report(NULL, (uintptr_t)__builtin_frame_address(0), format, arguments);
}

_Noreturn void panic_with(void (*details)(void), const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  report(details, (uintptr_t)__builtin_frame_address(0), format, arguments);
}
