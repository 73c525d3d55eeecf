/* What is done in the place of what was to be done? It hangs, or provokes a fault. */
#include "provoked/misbehave.h"

#include <halt/arch.h>
#include <halt/kernel.h>

#include "cpu/interrupts.h"
#include "provoked/fault.h"
#include "provoked/unmapped.h"
#include "text/console.h"

static struct arguments asked;

void misbehave_initialise(const struct arguments *wanted) {
  asked = *wanted;
}

static _Noreturn void wait_for_ever(void) {
  for (;;) {
    arch_relax();
  }
}

static void fault(void) {
  fault_provoke(asked.fault);
  panic("the machine did not notice the fault");
}

void misbehave_on_cpu(int cpu) {
  if (asked.fault != FAULT_NONE && asked.scenario[0] == '\0') {
    if (asked.fault == FAULT_UNMAPPED) {
      interrupts_restore(true);
      unmapped_provoke((int)asked.fault_cpu, cpu);
    }
    if (asked.fault_cpu == cpu) {
      fault();
    }
    wait_for_ever();
  }
  if (asked.hang != 0 && cpu == 0) {
    print("# halt hangs, as it was asked to\n");
    print_flush();
    wait_for_ever();
  }
}

/* Not static and never inlined: the watchdog's report is to name it. */
void misbehave_hang(void);

__attribute__((noinline)) void misbehave_hang(void) {
  if (asked.hang_masked != 0) {
    (void)arch_interrupts_off();
  }
  for (;;) {
    __asm__ volatile("" ::: "memory");
  }
}

void misbehave_in_operation(int process) {
  if (process == asked.hang_process) {
    misbehave_hang();
  }
  if (asked.fault != FAULT_NONE && process == asked.fault_process) {
    fault();
  }
}
