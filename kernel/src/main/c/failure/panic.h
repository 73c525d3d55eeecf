/* How does the end of a machine that must not go on come to say more than its reason? */
#ifndef HALT_PANIC_H
#define HALT_PANIC_H

#include <stdint.h>

/* From here on a panic is the failure of this test: "not ok 1 NAME # ..."; NULL: of none. */
void panic_fails_test(const char *name);

/* As panic; in between calls details(), which prints comments. */
_Noreturn void panic_with(void (*details)(void), const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints an address with the name of its function, and the callers on a stack of the CPU or of a
   process, which does not run. */
void panic_print_place(int cpu, uint64_t pc, uint64_t frame);

#endif
