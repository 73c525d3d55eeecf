package halt.checker.conformance;

import halt.kernel.boot.BootLog;
import halt.model.description.LitmusTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Did a machine do all that was asked of it, and tell of all that it did? It counts the operations
 * of each process where they end, apart from where it records them: a process that did none has no
 * history, and one that did some and has none has lost it.
 */
final class Completeness {
  private final Workload workload;
  private final Allowed allowed;

  Completeness(Workload workload, Allowed allowed) {
    this.workload = workload;
    this.allowed = allowed;
  }

  /** What the machine left undone or untold, or says itself that it failed in; the first of it. */
  Optional<String> shortcoming(BootLog log) {
    if (log.bailOut().isPresent()) {
      return Optional.of("the kernel refused to run: " + log.bailOut().get());
    }
    Optional<BootLog.Test> failed = log.tests().stream().filter(test -> !test.ok()).findFirst();
    if (failed.isPresent()) {
      return Optional.of("the scenario's own check failed: " + failed.get().comment());
    }
    if (!log.passed()) {
      return Optional.of("the machine reported no result");
    }
    BootLog.Run asked =
        new BootLog.Run(
            workload.scenario(), workload.processes(), workload.operations(), workload.rounds());
    if (!log.run().equals(Optional.of(asked))) {
      return Optional.of("the machine ran something else than it was asked to: " + log.run());
    }
    if (!allowed.recorded() && !log.records().isEmpty()) {
      return Optional.of("the scenario has no operations, and the machine recorded some");
    }
    if (log.outcomes().size() != workload.rounds()) {
      return Optional.of(
          "of " + workload.rounds() + " rounds " + log.outcomes().size() + " have an outcome");
    }
    Optional<String> cells = allowed.litmus().flatMap(litmus -> wrongCells(log, litmus));
    return cells.isPresent() ? cells : untold(log);
  }

  /** A litmus test has an outcome for each instance in each round. */
  private Optional<String> wrongCells(BootLog log, LitmusTest litmus) {
    int cells = litmus.allColumns() * workload.operations();
    return log.outcomes().stream()
        .filter(outcome -> outcome.atoms().size() != cells)
        .findFirst()
        .map(
            outcome ->
                "round "
                    + outcome.round()
                    + " shows "
                    + outcome.atoms().size()
                    + " cells instead of "
                    + cells);
  }

  /**
   * The rounds of a machine that did not come to its end, up to the first of which not all has
   * arrived: nothing says whether the machine told it.
   */
  Set<Integer> toldWhole(BootLog log) {
    Map<Integer, List<BootLog.Record>> histories = log.rounds();
    Set<Integer> whole = new HashSet<>();
    for (BootLog.Outcome outcome : log.outcomes()) {
      List<BootLog.Record> history = histories.getOrDefault(outcome.round(), List.of());
      if (outcome.round() != whole.size() + 1 || untold(outcome, history).isPresent()) {
        break;
      }
      whole.add(outcome.round());
    }
    return whole;
  }

  private Optional<String> untold(BootLog log) {
    Map<Integer, List<BootLog.Record>> histories = new HashMap<>(log.rounds());
    for (BootLog.Outcome outcome : log.outcomes()) {
      List<BootLog.Record> history = histories.remove(outcome.round());
      Optional<String> untold = untold(outcome, history == null ? List.of() : history);
      if (untold.isPresent()) {
        return untold.map(what -> "in round " + outcome.round() + " " + what);
      }
    }
    return histories.isEmpty()
        ? Optional.empty()
        : Optional.of("rounds without an outcome have a history: " + histories.keySet());
  }

  private Optional<String> untold(BootLog.Outcome outcome, List<BootLog.Record> history) {
    List<Long> completed = outcome.completed();
    if (completed.size() != workload.processes()) {
      return Optional.of(completed.size() + " processes ran, not " + workload.processes());
    }
    for (int process = 0; process < completed.size(); process++) {
      int which = process;
      long recorded = history.stream().filter(each -> each.process() == which).count();
      if (recorded != completed.get(process)) {
        return Optional.of(
            "process %d completed %d operations, and its history has %d"
                .formatted(process, completed.get(process), recorded));
      }
    }
    return isComplete(history) ? Optional.empty() : Optional.of("operations are missing");
  }

  /**
   * Whether no operation is missing between others: each process counts its own without a gap, and
   * all draw their tickets from one counter that nobody else uses.
   */
  private static boolean isComplete(List<BootLog.Record> round) {
    if (round.isEmpty()) {
      return true;
    }
    Map<Integer, Integer> next = new TreeMap<>();
    SortedSet<Long> tickets = new TreeSet<>();
    for (BootLog.Record operation : round) {
      int expected = next.getOrDefault(operation.process(), 0);
      if (operation.index() != expected) {
        return false;
      }
      next.put(operation.process(), expected + 1);
      tickets.add(operation.invoke());
      tickets.add(operation.respond());
    }
    return tickets.size() == 2 * round.size()
        && tickets.last() - tickets.first() == tickets.size() - 1;
  }
}
