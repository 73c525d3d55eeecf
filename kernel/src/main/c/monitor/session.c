/*
 * How does a run begin on all its CPUs, and how does CPU 0 know that it has ended? One word says
 * both which run it is and how many processes it has, so that a CPU that looks late cannot mistake
 * one run for the next; and every CPU says when it has left the processes' stacks.
 */
#include "monitor/session.h"

#include <stddef.h>

#include <halt/arch.h>
#include <halt/kernel.h>

#include "collect/Collector.h"
#include "collect/Heap.h"
#include "cpu/idle.h"
#include "history/history.h"
#include "memory/memory.h"
#include "process/Safepoint.h"
#include "processes/alone.h"
#include "processes/gate.h"
#include "processes/platform.h"
#include "processes/scheduler.h"
#include "runner/scenarios.h"
#include "text/console.h"

/* In `started`, the low bits are the number of processes and the others count the runs. */
#define PROCESSES_MASK 0xff
_Static_assert(HALT_MAX_PROCESSES <= PROCESSES_MASK, "the number of processes fits its bits");

struct session session;

static struct arguments wanted;

/* CPU 0 stores it with release when all the rest of a run is ready. */
static uint32_t started;

/* How many CPUs have come back from the processes of this run; and how many will. */
static int32_t returned;
static int32_t taking_part;

/* Enough for any scenario with as many processes as there can be. */
static int64_t *memory;
static int most_processes;

/* CPU 0 serves the console. */
#define FIRST_CPU 1

/* Before CPU 0 looks again whether the others have come back (idle.h). */
#define LOOK_US 100
#define LOOK_TURNS 10

static int64_t space_words(const struct halt_scenario *scenario) {
  return wanted.space_words != 0 ? wanted.space_words : scenario->space_words;
}

static int64_t arena_words(const struct halt_scenario *scenario, int processes) {
  return scenarios_arena_words(scenario, processes, space_words(scenario));
}

int session_most_processes(void) {
  return most_processes;
}

int session_usual_processes(void) {
  int cpus = arch_cpu_count() - FIRST_CPU;
  return cpus < most_processes ? cpus : most_processes;
}

bool session_initialise(const struct arguments *arguments) {
  wanted = *arguments;
  if (arch_cpu_count() <= FIRST_CPU) {
    print("Bail out! the monitor wants a CPU beside those of the processes; there is only one\n");
    return false;
  }
  int64_t words = 0;
  for (int i = 0; i < halt_scenario_count; i++) {
    int64_t these = arena_words(&halt_scenarios[i], HALT_MAX_PROCESSES);
    words = these > words ? these : words;
  }
  int64_t histories = (memory_words_left() - words) / wanted.history_words;
  if (words > memory_words_left() || histories < 1) {
    print("Bail out! an arena and a history want %ld words; this machine has %ld\n",
          words + wanted.history_words, memory_words_left());
    return false;
  }
  memory = memory_take(words);
  most_processes = histories < HALT_MAX_PROCESSES ? (int)histories : HALT_MAX_PROCESSES;
  return true;
}

/* A process, on its own stack. */
static void run_process(struct process *process) {
  gate_begin(process->number);
  session.scenario->process(&session.arena, process->number, session.operations);
  gate_end(process->number);
}

_Noreturn void session_serve(int cpu) {
  uint32_t run = 0;
  for (;;) {
    idle_wait(&started, run);
    run = __atomic_load_n(&started, __ATOMIC_ACQUIRE);
    if (cpu - FIRST_CPU < (int)(run & PROCESSES_MASK)) {
      scheduler_run(run);
      __atomic_add_fetch(&returned, 1, __ATOMIC_RELEASE);
    }
  }
}

static void schedule_processes(int32_t processes) {
  int32_t cpus = arch_cpu_count() - FIRST_CPU;
  taking_part = processes < cpus ? processes : cpus;
  platform_initialise(&(struct platform){
      .collect_every = wanted.collect_every,
      .fail_every = wanted.fail_every,
      .seed = (uint64_t)wanted.seed,
      .restarts = wanted.slice_us != 0,
      .handshake = wanted.handshake != 0,
      .processes = processes,
  });
  scheduler_initialise(&(struct schedule){
      .processes = processes,
      .cpus = taking_part,
      .first_cpu = FIRST_CPU,
      .slice_ns = (uint64_t)wanted.slice_us * 1000,
      .abort_every = wanted.abort_every,
      .abort_late = wanted.abort_late != 0,
      .seed = (uint64_t)wanted.seed,
      .run = run_process,
  });
  scheduler_prepare(&session.arena);
}

void session_start(const struct halt_scenario *scenario, int32_t processes, int32_t operations) {
  while (__atomic_load_n(&returned, __ATOMIC_ACQUIRE) < taking_part) {
    idle_nap(LOOK_US, LOOK_TURNS); /* their processes have ended, so this is not for long */
  }
  session.scenario = scenario;
  session.arena = (Arena){.words = memory, .size = arena_words(scenario, processes)};
  session.processes = processes;
  session.operations = operations;
  session.round++;
  for (int64_t i = 0; i < session.arena.size; i++) {
    memory[i] = 0;
  }
  int64_t buffer = wanted.buffer_words != 0 ? wanted.buffer_words : scenario->buffer_words;
  if (!Heap_initialise(&session.arena, processes, scenario->registers, scenario->atoms,
                       space_words(scenario), buffer)) {
    panic("the core refuses an arena of %ld words", session.arena.size);
  }
  history_initialise(processes, wanted.history_words);
  history_begin();
  alone_begin();
  scenario->setup(&session.arena, processes, operations);
  if (alone_set_up_ran_out(&session.arena)) {
    print("the scenario's set-up RAN OUT OF MEMORY\n");
  }
  history_record(true);
  gate_prepare(processes);
  schedule_processes(processes);
  returned = 0;
  uint32_t run = (started & ~(uint32_t)PROCESSES_MASK) + PROCESSES_MASK + 1;
  __atomic_store_n(&started, run + (uint32_t)processes, __ATOMIC_RELEASE);
  for (int cpu = FIRST_CPU; cpu < FIRST_CPU + taking_part; cpu++) {
    arch_interrupt(cpu);
  }
}

void session_allow(int64_t operations) {
  for (int process = 0; process < session.processes; process++) {
    gate_allow(process, operations);
  }
}

bool session_is_still(void) {
  for (int process = 0; process < session.processes; process++) {
    if (!gate_is_still(process)) {
      return false;
    }
  }
  return true;
}

bool session_has_ended(void) {
  for (int process = 0; process < session.processes; process++) {
    if (!gate_has_ended(process)) {
      return false;
    }
  }
  return true;
}

const char *session_check(void) {
  history_record(false);
  alone_begin();
  bool holds = session.scenario->check(&session.arena, session.processes, session.operations);
  if (alone_check_ran_out(&session.arena, holds)) {
    return "RAN OUT OF MEMORY";
  }
  return holds ? NULL : "FAILS";
}

void session_collect(void) {
  Safepoint_enter(&session.arena, 0);
  (void)Collector_collect(&session.arena, 0);
  Safepoint_leave(&session.arena, 0);
}
