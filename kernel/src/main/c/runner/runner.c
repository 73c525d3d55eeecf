/*
 * Who waits for whom, and who says what? Every CPU but the first sleeps until `gate.started`
 * changes; the first one plans, prepares, judges and prints. In between each runs its processes.
 */
#include "runner/runner.h"

#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>
#include <halt/kernel.h>
#include <halt/scenario.h>

#include "collect/Collector.h"
#include "collect/Heap.h"
#include "cpu/idle.h"
#include "failure/panic.h"
#include "failure/watchdog.h"
#include "history/history.h"
#include "memory/memory.h"
#include "memory/values.h"
#include "processes/alone.h"
#include "processes/counts.h"
#include "processes/platform.h"
#include "processes/random.h"
#include "processes/scheduler.h"
#include "runner/measure.h"
#include "runner/scenarios.h"
#include "text/console.h"
#include "text/text.h"

/* What all processes of all rounds share; CPU 0 writes it before the first start, nobody after. */
struct plan {
  const struct halt_scenario *scenario;
  Arena arena;
  int32_t processes;
  int32_t cpus; /* that take part */
  int32_t operations;
  int64_t space_words;
  int64_t buffer_words;
  uint64_t seed;
  uint64_t delay;
  int64_t line_up;
  enum measure measure;
  measure_work *work; /* of a process in a round */
};

static struct plan plan;

/* Over all rounds; CPU 0 only. */
static int64_t collections;

/* How many operations each process had completed when the round began; CPU 0 only. */
static uint64_t completed_before[HALT_MAX_PROCESSES];

/*
 * The meeting points of a round. Only `started` changes what a sleeping CPU sees: CPU 0 stores it
 * with release after everything else of the round is ready.
 */
static struct {
  _Alignas(64) uint32_t started; /* rounds started so far */
  _Alignas(64) int32_t lined_up; /* CPUs at the line in this round */
  _Alignas(64) uint32_t ended;   /* CPUs but CPU 0 whose processes have ended in this round */
} gate;

static void delay_start(uint32_t round, int process) {
  if (plan.delay == 0) {
    return;
  }
  uint64_t random = random_of(plan.seed, round, (uint32_t)process);
  for (uint64_t turns = random % (plan.delay + 1); turns > 0; turns--) {
    if (idle_awake()) {
      arch_relax(); /* the only delay that counts where one CPU runs at a time */
    }
    __asm__ volatile("" ::: "memory"); /* keeps the loop */
  }
}

/*
 * Waits for the others at the line. Only for a while, for that they start together is a wish and
 * not needed: where the host has fewer CPUs than we, they cannot all be here at once. The loop is
 * bare, because arch_relax would make an emulator hand the CPU to its scheduler.
 */
static void line_up(void) {
  __atomic_add_fetch(&gate.lined_up, 1, __ATOMIC_ACQ_REL);
  for (int64_t turns = plan.line_up; turns > 0; turns--) {
    if (__atomic_load_n(&gate.lined_up, __ATOMIC_ACQUIRE) == plan.cpus) {
      return;
    }
  }
}

/* A process in a round, on its own stack. */
static void run_process(struct process *process) {
  uint32_t round = gate.started;
  delay_start(round, process->number);
  platform_enter(process, round);
  plan.work(&plan.arena, process->number, plan.operations);
  platform_leave(process);
}

/* The part of a round that all its CPUs live together. */
static void run_share(uint32_t round) {
  line_up();
  scheduler_run(round);
}

_Noreturn void runner_serve(int cpu) {
  uint32_t round = 0;
  for (;;) {
    idle_wait(&gate.started, round);
    round = __atomic_load_n(&gate.started, __ATOMIC_ACQUIRE);
    if (cpu >= plan.cpus) { /* awake at the wrong time: this round is not for us */
      continue;
    }
    run_share(round);
    if ((int32_t)__atomic_add_fetch(&gate.ended, 1, __ATOMIC_ACQ_REL) == plan.cpus - 1) {
      arch_interrupt(0);
    }
  }
}

/* CPU 0's view of the same. Precondition: the round is set up. */
static void run_processes(uint32_t round) {
  gate.lined_up = 0;
  gate.ended = 0;
  scheduler_prepare(&plan.arena);
  watchdog_start(round, plan.work == plan.scenario->process);
  __atomic_store_n(&gate.started, round, __ATOMIC_RELEASE);
  for (int cpu = 1; cpu < plan.cpus; cpu++) {
    arch_interrupt(cpu);
  }
  run_share(round);
  uint32_t ended;
  while ((int32_t)(ended = __atomic_load_n(&gate.ended, __ATOMIC_ACQUIRE)) < plan.cpus - 1) {
    idle_wait(&gate.ended, ended);
  }
  watchdog_stop();
}

/*
 * How many operations each process completed in this round, counted where they end and not where
 * they are recorded: so that the host can tell one that had none from one whose history is lost.
 */
static void print_completed(void) {
  for (int i = 0; i < plan.processes; i++) {
    print("%s%lu", i == 0 ? " | " : ",", processes[i].completed - completed_before[i]);
  }
  print("\n");
}

static bool set_up(void) {
  values_release();
  platform_begin_round();
  for (int64_t i = 0; i < plan.arena.size; i++) {
    plan.arena.words[i] = 0;
  }
  return Heap_initialise(&plan.arena, plan.processes, plan.scenario->registers,
                         plan.scenario->atoms, plan.space_words, plan.buffer_words);
}

static bool run_round(uint32_t round) {
  history_begin();
  if (!set_up()) {
    print("not ok 1 %s # round %u: the core refuses an arena of %ld words\n", plan.scenario->name,
          round, plan.arena.size);
    return false;
  }
  alone_begin();
  plan.scenario->setup(&plan.arena, plan.processes, plan.operations);
  if (alone_set_up_ran_out(&plan.arena)) {
    print("not ok 1 %s # round %u: the set-up ran out of memory\n", plan.scenario->name, round);
    return false;
  }
  values_protect(&plan.arena);
  if (round == 1) {
    print("# initial ");
    history_print_atoms(&plan.arena);
    print("\n");
  }
  print_flush(); /* if this round hangs, the host shall know that it was this one */
  history_record(plan.measure == MEASURE_NONE);
  for (int i = 0; i < plan.processes; i++) {
    completed_before[i] = processes[i].completed;
  }
  uint64_t start = arch_nanoseconds();
  run_processes(round);
  if (plan.measure != MEASURE_NONE) {
    print("# measured %u ns=%lu\n", round, arch_nanoseconds() - start);
  }
  history_record(false);
  collections += Collector_collections(&plan.arena);
  if (!history_whole()) {
    print("not ok 1 %s # round %u: the history is not whole", plan.scenario->name, round);
    history_print_flaws();
    print("\n");
    return false;
  }
  history_print(round);
  history_print_outcome(&plan.arena, round);
  print_completed();
  alone_begin();
  bool holds = plan.scenario->check(&plan.arena, plan.processes, plan.operations);
  bool ran_out = alone_check_ran_out(&plan.arena, holds);
  if (!holds || ran_out) {
    print("not ok 1 %s # round %u: %s\n", plan.scenario->name, round,
          ran_out ? "the final check ran out of memory" : "check failed");
  }
  return holds && !ran_out;
}

static bool refuse(const char *key, int64_t value, const char *why) {
  print("Bail out! argument %s=%ld: %s\n", key, value, why);
  return false;
}

/* Refuses what would be asked for in vain. */
static bool goes_together(const struct arguments *arguments, int64_t processes) {
  if (arguments->hang_process >= processes) {
    return refuse("hang-process", arguments->hang_process, "there is no such process");
  }
  if (arguments->fault_process >= processes) {
    return refuse("fault-process", arguments->fault_process, "there is no such process");
  }
  if (arguments->hang_masked != 0 && arguments->hang_process < 0) {
    return refuse("hang-masked", arguments->hang_masked, "no hang-process says which");
  }
  if (arguments->abort_every != 0 && arguments->slice_us == 0) {
    return refuse("abort-every", arguments->abort_every, "slice-us=0 pre-empts nothing");
  }
  if (arguments->abort_late != 0 && arguments->abort_every == 0) {
    return refuse("abort-late", arguments->abort_late, "no abort-every says how often");
  }
  if (arguments->measure != MEASURE_NONE && !text_equals(arguments->scenario, "counter")) {
    print("Bail out! argument measure: it is swaps of the scenario counter that are measured\n");
    return false;
  }
  return true;
}

static bool make_plan(const struct arguments *arguments) {
  const struct halt_scenario *scenario = scenarios_find(arguments->scenario);
  if (scenario == NULL) {
    print("Bail out! ");
    scenarios_print_missing(arguments->scenario);
    return false;
  }
  int cpus = arch_cpu_count();
  int64_t processes = arguments->processes != 0 ? arguments->processes : cpus;
  if (processes > HALT_MAX_PROCESSES) {
    print("Bail out! %ld processes want as many stacks; this kernel has %d\n", processes,
          HALT_MAX_PROCESSES);
    return false;
  }
  if (!goes_together(arguments, processes)) {
    return false;
  }
  plan.scenario = scenario;
  plan.processes = (int32_t)processes;
  plan.cpus = plan.processes < cpus ? plan.processes : cpus;
  plan.operations = (int32_t)arguments->operations;
  values_initialise(arguments->protect_values != 0);
  plan.space_words = values_space_words(
      arguments->space_words != 0 ? arguments->space_words : scenario->space_words);
  plan.buffer_words =
      arguments->buffer_words != 0 ? arguments->buffer_words : scenario->buffer_words;
  plan.seed = (uint64_t)arguments->seed;
  plan.delay = (uint64_t)arguments->delay;
  plan.line_up = arguments->line_up;
  plan.measure = arguments->measure;
  measure_work *work = measure_work_of(plan.measure);
  plan.work = work == NULL ? scenario->process : work;

  int64_t arena_words = scenarios_arena_words(scenario, plan.processes, plan.space_words);
  int64_t spaces = Heap_words(plan.processes, scenario->registers, scenario->atoms, 0);
  int64_t wanted =
      values_room(spaces, arena_words) + processes * arguments->history_words;
  if (wanted > memory_words_left()) {
    print("Bail out! arena and histories want %ld words; this machine has %ld\n", wanted,
          memory_words_left());
    return false;
  }
  plan.arena = (Arena){.words = values_take(spaces, arena_words), .size = arena_words};
  history_initialise(plan.processes, arguments->history_words);
  platform_initialise(&(struct platform){
      .collect_every = arguments->collect_every,
      .fail_every = arguments->fail_every,
      .nap_every = arguments->nap_every,
      .seed = plan.seed,
      .restarts = arguments->slice_us != 0,
      .handshake = arguments->handshake != 0,
      .compute = arguments->compute,
      .processes = plan.processes,
  });
  scheduler_initialise(&(struct schedule){
      .processes = plan.processes,
      .cpus = plan.cpus,
      .slice_ns = (uint64_t)arguments->slice_us * 1000,
      .abort_every = arguments->abort_every,
      .abort_late = arguments->abort_late != 0,
      .seed = plan.seed,
      .run = run_process,
  });
  watchdog_initialise(arguments->watchdog_ms);
  return true;
}

bool runner_run(const struct arguments *arguments) {
  if (!make_plan(arguments)) {
    return false;
  }
  print("# halt arch=%s cpus=%d memory=%lu arena-words=%ld\n", arch_name, arch_cpu_count(),
        arch_memory_bytes(), plan.arena.size);
  print("# scenario %s processes=%d operations=%d rounds=%ld\n", plan.scenario->name,
        plan.processes, plan.operations, arguments->rounds);
  panic_fails_test(plan.scenario->name);
  bool passed = true;
  for (int64_t round = 1; passed && round <= arguments->rounds; round++) {
    passed = run_round((uint32_t)round);
  }
  counts_print();
  values_print();
  if (!passed) {
    return false;
  }
  print("ok 1 %s # rounds=%ld collections=%ld\n", plan.scenario->name, arguments->rounds,
        collections);
  return true;
}
