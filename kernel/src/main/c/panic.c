/*
 * What does the kernel say when something happened that must not? The first CPU to get here prints
 * and ends the machine; any other that follows waits for that end. Every line is a KTAP comment.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <halt/arch.h>
#include <halt/kernel.h>
#include <halt/symbols.h>

#include "console.h"

/* A chain of frame records that is longer than this, or damaged, is cut here. */
#define MAX_CALLERS 24

/* 0, or 1 + the CPU whose panic it is. */
static int panicking;

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

static void print_callers(uint64_t frame) {
  int cpu = arch_this_cpu();
  for (int depth = 0; depth < MAX_CALLERS && frame % sizeof(uint64_t) == 0; depth++) {
    if (!arch_on_stack(cpu, frame)) {
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

/* Returns on one CPU only, and on that one only once: a panic in a panic ends at once. */
static void become_the_one(void) {
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
  const struct halt_symbol *symbol = find_symbol(trap->pc);
  print_code_address("pc", trap->pc, symbol);
  for (int i = 0; i < trap->register_count; i++) {
    print("# register %s 0x%016lx\n", trap->registers[i].name, trap->registers[i].value);
  }
  if (symbol == NULL) { /* outside of code there was no time to leave a frame record */
    print_caller(trap->return_address);
  }
  print_callers(trap->frame);
  print_flush();
  arch_exit(false);
}

_Noreturn void panic(const char *format, ...) {
  become_the_one();
  print("# halt panic on cpu %d: ", arch_this_cpu());
  va_list arguments;
  va_start(arguments, format);
  print_list(format, arguments);
  va_end(arguments);
  print("\n");
  print_callers((uintptr_t)__builtin_frame_address(0));
  print_flush();
  arch_exit(false);
}
