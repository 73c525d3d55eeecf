/* Where are the stacks of the CPUs? Here, for as many CPUs as there can be. */
#include "stacks.h"

/* Page-aligned so that the guards are pages; .bss, so they cost nothing in the image. */
__attribute__((section(".bss.cpu_stacks"))) _Alignas(PAGE_SIZE)
    struct cpu_stacks cpu_stacks[HALT_MAX_CPUS];

bool arch_on_stack(int cpu, uintptr_t address) {
  const struct cpu_stacks *stacks = &cpu_stacks[cpu];
  uintptr_t stack = (uintptr_t)stacks->stack;
  uintptr_t trap_stack = (uintptr_t)stacks->trap_stack;
  size_t record = 2 * sizeof(uint64_t);
  return (address >= stack && address <= stack + STACK_SIZE - record) ||
         (address >= trap_stack && address <= trap_stack + TRAP_STACK_SIZE - record);
}
