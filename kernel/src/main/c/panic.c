/*
 * What does the kernel say when something happened that must not? The first CPU to get here prints
 * and ends the machine; any other that follows waits for that end. Every line is a KTAP comment.
 */
#include <stdarg.h>
#include <stddef.h>

#include <halt/arch.h>
#include <halt/kernel.h>
#include <halt/symbols.h>

#include "console.h"

/* A chain of frame records that is longer than this, or damaged, is cut here. */
#define MAX_CALLERS 24

/* 0, or 1 + the CPU whose panic it is. */
static int panicking;

/* The function that an address lies in; NULL below the first one and in the first link. */
static const struct halt_symbol *find_symbol(uint64_t address) {
  const struct halt_symbol *found = NULL;
  for (uint32_t i = 0; i < halt_symbol_count && halt_symbols[i].address <= address; i++) {
    found = &halt_symbols[i];
  }
  return found;
}

static void print_code_address(const char *label, uint64_t address) {
  const struct halt_symbol *symbol = find_symbol(address);
  if (symbol == NULL) {
    print("# %s 0x%016lx\n", label, address);
  } else {
    print("# %s 0x%016lx %s+0x%lx\n", label, address, symbol->name, address - symbol->address);
  }
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
    print_code_address("called from", record[1]);
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
      print("\n# halt panic: and another one while that was printed\n");
      print_flush();
      arch_exit(false);
    }
    for (;;) {
      arch_relax();
    }
  }
  if (print_in_line()) {
    print("\n");
  }
}

_Noreturn void kernel_trap(const struct halt_trap *trap) {
  become_the_one();
  print("# halt panic: %s on cpu %d\n", trap->exception, arch_this_cpu());
  if (trap->cause[0] != '\0') {
    print("# cause: %s\n", trap->cause);
  }
  if (trap->has_address) {
    print("# address 0x%016lx\n", trap->address);
  }
  print_code_address("pc", trap->pc);
  for (int i = 0; i < trap->register_count; i++) {
    print("# register %s 0x%016lx\n", trap->registers[i].name, trap->registers[i].value);
  }
  print_callers(trap->frame);
  print_flush();
  arch_exit(false);
}

_Noreturn void panic(const char *format, ...) {
  become_the_one();
  print("# halt panic: ");
  va_list arguments;
  va_start(arguments, format);
  print_list(format, arguments);
  va_end(arguments);
  print(" on cpu %d\n", arch_this_cpu());
  print_callers((uintptr_t)__builtin_frame_address(0));
  print_flush();
  arch_exit(false);
}
