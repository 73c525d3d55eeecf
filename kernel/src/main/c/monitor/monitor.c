/*
 * What does each command do? A command that looks needs a run that is still: where processes run it
 * stops them, looks, and lets them on. A command that waits for processes ends when they have
 * stopped or ended, or at Ctrl-C.
 */
#include "monitor/monitor.h"

#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>
#include <halt/kernel.h>
#include <halt/scenario.h>

#include "collect/Collector.h"
#include "cpu/idle.h"
#include "failure/panic.h"
#include "history/history.h"
#include "monitor/command.h"
#include "monitor/dump.h"
#include "monitor/input.h"
#include "monitor/line.h"
#include "monitor/session.h"
#include "monitor/show.h"
#include "processes/gate.h"
#include "runner/scenarios.h"
#include "text/console.h"

/* All of this waits for a person: what counts is that it takes little room in the image. */
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

#define PROMPT "halt> "

/* While it waits, CPU 0 looks again so often; the second where no CPU sleeps (idle.h). */
#define LOOK_US 200
#define LOOK_TURNS 20

/* So many looks, and a process that was told to stop is given up: some seconds. */
#define STOP_LOOKS 10000

#define MOST_OPERATIONS 1000000

static bool going;  /* the person said `go`, and `pause` has not come yet */
static bool judged; /* the check of this run was done */
static int64_t checked;
static int64_t failed;

/* Where a process is to stop, in operations done; GATE_UNLIMITED: nowhere. */
static int64_t breaks[HALT_MAX_PROCESSES];

enum waited { WAITED_STILL, WAITED_INTERRUPTED, WAITED_TOO_LONG };

/* Until the process (-1: every one) is still. Looks: how often at most; 0: until Ctrl-C. */
static enum waited wait_for_still(int process, int64_t looks) {
  for (int64_t look = 1;; look++) {
    if (process < 0 ? session_is_still() : gate_is_still(process)) {
      return WAITED_STILL;
    }
    if (look == looks) {
      return WAITED_TOO_LONG;
    }
    if (looks == 0 && input_interrupted()) {
      print("^C\n");
      return WAITED_INTERRUPTED;
    }
    idle_nap(LOOK_US, LOOK_TURNS);
  }
}

/* False, after lines that say so, if a process does not come to a boundary. */
static bool stop_all(void) {
  session_allow(0);
  if (wait_for_still(-1, STOP_LOOKS) == WAITED_STILL) {
    return true;
  }
  for (int process = 0; process < session.processes; process++) {
    if (!gate_is_still(process)) {
      int32_t operation = gate_operation(process);
      print("process %d comes to no operation boundary; it is in: %s\n", process,
            operation == 0 ? "none of the core's operations" : history_operation_name(operation));
    }
  }
  return false;
}

/* How many operations a process may have begun when all run. */
static int64_t limit_of(int process) {
  return gate_begun(process) < breaks[process] ? breaks[process] : GATE_UNLIMITED;
}

static void let_all_run(void) {
  for (int process = 0; process < session.processes; process++) {
    gate_allow(process, limit_of(process));
  }
}

static bool has_started(void) {
  if (session.scenario == NULL) {
    print("nothing was started yet: start SCENARIO, and `scenarios` names them\n");
    return false;
  }
  return true;
}

static bool is_process(int64_t number) {
  if (number >= session.processes) {
    print("there is no process %ld; there are 0 to %d\n", number, session.processes - 1);
    return false;
  }
  return true;
}

/* Says, once per run, how it ended. */
static void judge(void) {
  if (session.scenario == NULL || judged || !session_has_ended()) {
    return;
  }
  judged = true;
  going = false;
  checked++;
  const char *fault = session_check();
  if (fault != NULL) {
    failed++;
  }
  print("all processes have ended; the scenario's check %s\n", fault == NULL ? "holds" : fault);
}

/* Lets a look take place: true if the run is still, which unfreeze ends. */
static bool freeze(void) {
  return has_started() && stop_all();
}

static void unfreeze(void) {
  if (going) {
    let_all_run();
  }
}

static bool start(const struct halt_scenario *scenario, int64_t processes, int64_t operations) {
  if (session.scenario != NULL && !session_has_ended()) {
    /* Nobody looks at the rest of the old run, but its CPUs have to come to its end. */
    session_allow(GATE_UNLIMITED);
    if (wait_for_still(-1, 0) != WAITED_STILL) {
      print("the run before has not ended yet, so nothing was started\n");
      return false;
    }
  }
  going = false;
  judged = false;
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    breaks[i] = GATE_UNLIMITED;
  }
  session_start(scenario, (int32_t)processes, (int32_t)operations);
  return stop_all();
}

static bool is_in_range(const char *what, int64_t number, int64_t least, int64_t greatest) {
  if (number < least || number > greatest) {
    print("%s: %ld is not in the range %ld to %ld\n", what, number, least, greatest);
    return false;
  }
  return true;
}

static void list_scenarios(void) {
  for (int i = 0; i < halt_scenario_count; i++) {
    print("%s\n", halt_scenarios[i].name);
  }
}

static void do_start(const char *name, int64_t processes, int64_t operations) {
  const struct halt_scenario *scenario = scenarios_find(name);
  if (scenario == NULL) {
    scenarios_print_missing(name);
    return;
  }
  if (!is_in_range("processes", processes, 1, session_most_processes()) ||
      !is_in_range("operations", operations, 0, MOST_OPERATIONS)) {
    return;
  }
  if (start(scenario, processes, operations)) {
    print("%s: %d process%s, %d operation%s each, stopped before the first\n", scenario->name,
          session.processes, session.processes == 1 ? "" : "es", session.operations,
          session.operations == 1 ? "" : "s");
  }
}

static void do_step(int process, int64_t steps) {
  if (!stop_all()) {
    return;
  }
  going = false;
  for (int64_t step = 0; step < steps; step++) {
    if (gate_has_ended(process)) {
      print("process %d has ended\n", process);
      return;
    }
    int64_t recorded = history_operations(process);
    gate_allow(process, gate_begun(process) + 1);
    if (wait_for_still(process, 0) != WAITED_STILL) {
      (void)stop_all();
      return;
    }
    if (history_operations(process) > recorded) {
      show_last_operation(process);
    } else if (!gate_has_ended(process)) {
      print("process %d did an operation that its history has no more room for\n", process);
    }
  }
}

/* Whether a process waits at its break while the others may still run. */
static bool at_break(void) {
  for (int process = 0; process < session.processes; process++) {
    if (breaks[process] != GATE_UNLIMITED && gate_is_still(process) && !gate_has_ended(process)) {
      return true;
    }
  }
  return false;
}

/* True if all processes came to their end. */
static bool run_to_end(void) {
  let_all_run();
  do {
    bool interrupted = input_interrupted();
    if (interrupted) {
      print("^C\n");
    }
    if (interrupted || at_break()) {
      (void)stop_all();
      return false;
    }
    idle_nap(LOOK_US, LOOK_TURNS);
  } while (!session_has_ended());
  return true;
}

static void do_run(void) {
  going = false;
  if (judged) {
    print("this run has ended; `start` begins another, and `run 1` the same again\n");
  } else if (!run_to_end()) {
    show_processes();
  }
}

/* Begins anew each time, so that the run in which a check fails is there to be looked at. */
static void do_rounds(int64_t rounds) {
  const struct halt_scenario *scenario = session.scenario;
  int64_t stops[HALT_MAX_PROCESSES];
  for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
    stops[i] = breaks[i];
  }
  for (int64_t round = 1; round <= rounds; round++) {
    if (!start(scenario, session.processes, session.operations)) {
      return;
    }
    for (int i = 0; i < HALT_MAX_PROCESSES; i++) {
      breaks[i] = stops[i];
    }
    if (!run_to_end()) {
      print("in round %ld of %ld:\n", round, rounds);
      show_processes();
      return;
    }
    if (round < rounds) {
      judged = true;
      checked++;
      const char *fault = session_check();
      if (fault != NULL) {
        failed++;
        print("round %ld of %ld: the scenario's check %s\n", round, rounds, fault);
        return;
      }
    }
  }
  print("%ld round%s\n", rounds, rounds == 1 ? "" : "s");
}

static void do_break(const struct command *command) {
  if (command->count > 0 && !is_process(command->numbers[0])) {
    return;
  }
  if (command->count == 2) {
    breaks[command->numbers[0]] = command->numbers[1];
  } else if (command->count == 1) {
    breaks[command->numbers[0]] = GATE_UNLIMITED;
  }
  for (int process = 0; process < session.processes; process++) {
    if (breaks[process] != GATE_UNLIMITED) {
      print("process %d stops when it has done %ld\n", process, breaks[process]);
    }
  }
}

static void do_words(int64_t offset, int64_t count) {
  int64_t size = session.arena.size;
  if (!is_in_range("OFFSET", offset, 0, size - 1) ||
      !is_in_range("COUNT", count, 1, size - offset)) {
    return;
  }
  show_words(offset, count);
}

/* What needs a run that is still. */
static void look(const struct command *command) {
  switch (command->kind) {
    case COMMAND_REGISTERS:
      if (is_process(command->numbers[0])) {
        show_registers((int)command->numbers[0]);
      }
      return;
    case COMMAND_ATOMS:
      show_atoms();
      return;
    case COMMAND_HEAP:
      show_heap();
      return;
    case COMMAND_COLLECT:
      session_collect();
      print("collections %ld\n", Collector_collections(&session.arena));
      return;
    case COMMAND_HISTORY:
      history_print(session.round);
      if (!history_whole()) {
        print("not all of it");
        history_print_flaws();
        print("\n");
      }
      return;
    case COMMAND_WORD:
      do_words(command->numbers[0], command->count == 2 ? command->numbers[1] : 1);
      return;
    case COMMAND_DUMP:
      dump_arena(&session.arena);
      return;
    default:
      return;
  }
}

static void execute(const struct command *command) {
  switch (command->kind) {
    case COMMAND_NONE:
    case COMMAND_QUIT:
      return;
    case COMMAND_HELP:
      command_print_help();
      return;
    case COMMAND_SCENARIOS:
      list_scenarios();
      return;
    case COMMAND_START:
      do_start(command->name, command->count > 0 ? command->numbers[0] : session_usual_processes(),
               command->count > 1 ? command->numbers[1] : 1);
      return;
    case COMMAND_STEP:
      if (has_started() && is_process(command->numbers[0])) {
        do_step((int)command->numbers[0], command->count == 2 ? command->numbers[1] : 1);
      }
      return;
    case COMMAND_RUN:
      if (has_started()) {
        if (command->count == 0) {
          do_run();
        } else {
          do_rounds(command->numbers[0]);
        }
      }
      return;
    case COMMAND_GO:
      if (has_started()) {
        going = !session_has_ended();
        let_all_run();
      }
      return;
    case COMMAND_PAUSE:
      if (has_started()) {
        going = false;
        if (stop_all()) {
          show_processes();
        }
      }
      return;
    case COMMAND_BREAK:
      if (has_started()) {
        do_break(command);
      }
      return;
    case COMMAND_PROCESSES:
      if (has_started()) {
        (void)stop_all();
        show_processes();
        unfreeze();
      }
      return;
    case COMMAND_CPUS:
      show_cpus();
      return;
    case COMMAND_CAPABILITIES:
      show_capabilities();
      return;
    case COMMAND_REGISTERS:
    case COMMAND_ATOMS:
    case COMMAND_HEAP:
    case COMMAND_COLLECT:
    case COMMAND_HISTORY:
    case COMMAND_WORD:
    case COMMAND_DUMP:
      if (freeze()) {
        look(command);
        unfreeze();
      }
      return;
  }
}

/* Reads a line and does what it says; false when there will be no more. */
static bool serve_line(struct line *line) {
  print(PROMPT);
  print_flush();
  enum line_event event;
  do {
    event = line_take(line, input_take());
    print_flush();
  } while (event == LINE_MORE);
  struct command command = {.kind = COMMAND_NONE};
  switch (event) {
    case LINE_END:
      return false;
    case LINE_MORE:
    case LINE_CANCELLED:
      return true;
    case LINE_TOO_LONG:
      print("a line has at most %d characters\n", LINE_CAPACITY);
      return true;
    case LINE_READY:
      break;
  }
  if (command_parse(line->text, &command)) {
    execute(&command);
    judge();
  }
  return command.kind != COMMAND_QUIT;
}

bool monitor_run(const struct arguments *arguments) {
  if (!session_initialise(arguments)) {
    return false;
  }
  print("# halt arch=%s cpus=%d memory=%lu\n", arch_name, arch_cpu_count(), arch_memory_bytes());
  print("# monitor: `help` names the commands\n");
  panic_fails_test("monitor");
  if (arguments->scenario[0] != '\0') {
    int64_t processes = arguments->processes;
    do_start(arguments->scenario, processes != 0 ? processes : session_usual_processes(),
             arguments->operations);
  }
  static struct line line;
  while (serve_line(&line)) {
  }
  if (failed > 0) {
    print("not ok 1 monitor # in %ld of %ld runs the scenario's check failed\n", failed, checked);
  } else {
    print("ok 1 monitor # checks=%ld\n", checked);
  }
  return failed == 0;
}

#pragma clang attribute pop
