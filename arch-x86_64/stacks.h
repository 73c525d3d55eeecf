/* Which stacks does a CPU have beside those of processes? The guards are never mapped. */
#ifndef HALT_X86_64_STACKS_H
#define HALT_X86_64_STACKS_H

#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>

#include "layout.h"

struct cpu_stacks {
  uint8_t guard[PAGE_SIZE];
  uint8_t stack[STACK_SIZE];
  uint8_t trap_guard[PAGE_SIZE];
  uint8_t trap_stack[TRAP_STACK_SIZE];
  uint8_t double_guard[PAGE_SIZE];
  uint8_t double_stack[TRAP_STACK_SIZE];
};
_Static_assert(sizeof(struct cpu_stacks) == CPU_STACKS_SIZE, "layout.h: CPU_STACKS_SIZE");
_Static_assert(offsetof(struct cpu_stacks, trap_guard) == CPU_STACKS_TOP,
               "layout.h: CPU_STACKS_TOP");

extern struct cpu_stacks cpu_stacks[HALT_MAX_CPUS];

#endif
