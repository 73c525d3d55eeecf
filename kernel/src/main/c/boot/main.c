/*
 * What does the kernel do from its start to its end? It reads its arguments, starts the other CPUs,
 * runs one scenario on them or what a person at the monitor asks for, and ends the machine. All of
 * what it prints is KTAP; the last line, "# halt done", tells the host that the end was reached in
 * order.
 */
#include <stdarg.h>
#include <stddef.h>

#include <halt/arch.h>
#include <halt/handover.h>
#include <halt/kernel.h>

#include "arguments/arguments.h"
#include "arguments/fw_cfg.h"
#include "cpu/idle.h"
#include "cpu/interrupts.h"
#include "memory/paging.h"
#include "monitor/monitor.h"
#include "monitor/session.h"
#include "provoked/misbehave.h"
#include "runner/runner.h"
#include "text/console.h"

#define ARGUMENTS_FILE "opt/halt/args"
#define ARGUMENTS_CAPACITY 1024

/* Written by CPU 0 before it starts the others, read by all. */
static struct arguments arguments;

/* Whether the first lines have been printed. CPU 0 only. */
static bool running;

/* What the host says counts more than what is on the disk that the kernel came from. */
static bool read_arguments(void) {
  char text[ARGUMENTS_CAPACITY];
  if (fw_cfg_read_string(ARGUMENTS_FILE, text, sizeof text) >= 0) {
    return arguments_parse(text, &arguments);
  }
  arch_no_host();
  if (halt_handover.arguments[0] != '\0') {
    return arguments_parse(halt_handover.arguments, &arguments);
  }
  print("Bail out! no arguments: QEMU was given no -fw_cfg name=%s,string=..., and no disk has"
        " \\halt\\arguments\n",
        ARGUMENTS_FILE);
  return false;
}

static void print_head(void) {
  print("KTAP version 1\n1..1\n");
}

static void print_end(void) {
  if (arguments.monitor == 0) { /* a person does not count */
    print_count();
  }
  print("# halt done\n");
  print_flush();
}

_Noreturn void kernel_refuse(const char *format, ...) {
  if (!running) {
    print_head();
  }
  print("Bail out! ");
  va_list arguments_of_it;
  va_start(arguments_of_it, format);
  print_list(format, arguments_of_it);
  va_end(arguments_of_it);
  print("\n");
  print_end();
  arch_exit(false);
}

static bool run(void) {
  running = true;
  print_head();
  if (!read_arguments()) {
    return false;
  }
  if (arguments.fault_cpu >= arch_cpu_count()) {
    print("Bail out! argument fault-cpu=%ld: this machine has the CPUs 0 to %d\n",
          arguments.fault_cpu, arch_cpu_count() - 1);
    return false;
  }
  print_flush(); /* what is known so far survives whatever happens next */
  idle_initialise(arguments.awake != 0);
  misbehave_initialise(&arguments);
  arch_start_cpus();
  paging_join(arch_cpu_count());
  misbehave_on_cpu(0);
  interrupts_restore(true);
  return arguments.monitor != 0 ? monitor_run(&arguments) : runner_run(&arguments);
}

_Noreturn void kernel_main(void) {
  interrupts_masked(SECTION_BOOT);
  bool passed = run();
  print_end();
  arch_exit(passed);
}

_Noreturn void kernel_cpu_main(int cpu) {
  interrupts_masked(SECTION_BOOT);
  misbehave_on_cpu(cpu);
  interrupts_restore(true);
  if (arguments.monitor != 0) {
    session_serve(cpu);
  }
  runner_serve(cpu);
}
