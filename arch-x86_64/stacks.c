/* Where are the stacks of the CPUs? Here, for as many CPUs as there can be. */
#include "stacks.h"

/* Page-aligned so that the guards are pages; .bss, so they cost nothing in the image. */
__attribute__((section(".bss.cpu_stacks"))) _Alignas(PAGE_SIZE)
    struct cpu_stacks cpu_stacks[HALT_MAX_CPUS];

static bool lies_in(const uint8_t *stack, size_t size, uintptr_t address) {
  return address >= (uintptr_t)stack &&
         address <= (uintptr_t)stack + size - 2 * sizeof(uint64_t);
}

bool arch_on_stack(int cpu, uintptr_t address) {
  const struct cpu_stacks *stacks = &cpu_stacks[cpu];
  return lies_in(stacks->stack, STACK_SIZE, address) ||
         lies_in(stacks->trap_stack, TRAP_STACK_SIZE, address) ||
         lies_in(stacks->double_stack, TRAP_STACK_SIZE, address);
}
