package halt.checker.conformance;

import halt.checker.history.History;
import halt.checker.history.HistoryFormatException;
import halt.checker.history.HistoryOperation;
import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.checker.history.LinearizabilityResult.Undecided;
import halt.checker.history.MachineHistory;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.BootLog;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known so far of a machine's run that is being judged? */
final class RunFacts {
  private static final Pattern COLLECTIONS = Pattern.compile("\\bcollections=(\\d+)");

  /** As print_cpus in kernel/src/main/c/processes/counts.c says it. */
  private static final Pattern SCHEDULER =
      Pattern.compile("# scheduler .*\\bpreemptions=(\\d+) aborts=(\\d+)\\b.*");

  private final String architecture;
  private final Workload workload;
  private final Allowed allowed;

  final SortedMap<String, Long> seen = new TreeMap<>();
  final List<String> messages = new ArrayList<>();
  Verdict linearizability = Verdict.INCONCLUSIVE;
  Optional<String> explanation = Optional.empty();
  Optional<String> undecided = Optional.empty();
  int rounds;
  long judged;
  long collections;
  private long preemptions;
  private long restarts;

  /**
   * Of a run of which nothing is known yet.
   *
   * @param allowed with what a round may end
   */
  RunFacts(String architecture, Workload workload, Allowed allowed) {
    this.architecture = architecture;
    this.workload = workload;
    this.allowed = allowed;
  }

  /** Takes in what the machine counted; says why it cannot, if so. */
  Optional<String> look(BootLog log) {
    for (BootLog.Outcome outcome : log.outcomes()) {
      try {
        outcomes(outcome).forEach(text -> seen.merge(text, 1L, Long::sum));
      } catch (IllegalArgumentException e) {
        return Optional.of("round " + outcome.round() + ": " + e.getMessage());
      }
    }
    for (BootLog.Test test : log.tests()) {
      Matcher count = COLLECTIONS.matcher(test.comment());
      if (count.find()) {
        collections += Long.parseLong(count.group(1));
      }
    }
    return Optional.empty();
  }

  /** Takes in what the scheduler counted. */
  void hear(List<String> lines) {
    for (String line : lines) {
      Matcher counts = SCHEDULER.matcher(line);
      if (counts.matches()) {
        preemptions += Long.parseLong(counts.group(1));
        restarts += Long.parseLong(counts.group(2));
      }
    }
  }

  /** With what a round ended: one outcome, or one of each instance of a litmus test. */
  private List<String> outcomes(BootLog.Outcome outcome) {
    return allowed
        .litmus()
        .map(litmus -> litmus.outcomes(outcome.atoms()))
        .orElseGet(
            () ->
                List.of(
                    String.join(",", outcome.atoms())
                        + " | "
                        + String.join(",", outcome.results())));
  }

  /** Judges what was recorded; of some scenarios there is nothing but the outcomes. */
  Optional<String> judgeRounds(BootLog log, List<String> lines, Predicate<Integer> wanted) {
    if (allowed.litmus().isPresent()) {
      linearizability = Verdict.UNSUPPORTED;
      rounds = log.outcomes().size();
      judged = seen.values().stream().mapToLong(Long::longValue).sum();
      return Optional.empty();
    }
    if (!allowed.recorded()) {
      linearizability = Verdict.UNSUPPORTED;
      rounds = log.outcomes().size();
      return Optional.empty();
    }
    return judgeHistories(log, lines, wanted);
  }

  /**
   * Judges the history of each round until one is not linearizable. A round in which no process did
   * an operation has none.
   *
   * @param wanted the rounds to judge
   * @return why not every history is linearizable, if so
   */
  Optional<String> judgeHistories(BootLog log, List<String> lines, Predicate<Integer> wanted) {
    SpecState start = new SpecState(log.initial().stream().map(LogicalValue::parse).toList());
    LinearizabilityChecker checker = new LinearizabilityChecker(AtomSpecification.UNLIMITED);
    SortedMap<Integer, List<HistoryOperation>> histories = new TreeMap<>();
    try {
      histories.putAll(MachineHistory.read("serial output", lines));
    } catch (HistoryFormatException e) {
      return Optional.of(e.getMessage());
    }
    histories.keySet().removeIf(wanted.negate());
    for (Map.Entry<Integer, List<HistoryOperation>> round : histories.entrySet()) {
      Optional<History.Problem> problem = History.problem(round.getValue());
      if (problem.isPresent()) {
        return Optional.of("round " + round.getKey() + ": " + problem.get().message());
      }
      LinearizabilityResult result = checker.check(new History(start, round.getValue()));
      if (result instanceof NotLinearizable not) {
        linearizability = Verdict.FAIL;
        explanation = Optional.of("round " + round.getKey() + ": " + not.explanation());
        return Optional.of("the history of round " + round.getKey() + " is not linearizable");
      } else if (result instanceof Undecided open) {
        undecided = Optional.of("round " + round.getKey() + ": " + open.reason());
      } else if (result instanceof Linearizable) {
        rounds++;
        judged += round.getValue().size();
      }
    }
    rounds +=
        (int)
            log.outcomes().stream()
                .map(BootLog.Outcome::round)
                .filter(round -> wanted.test(round) && !histories.containsKey(round))
                .count();
    if (undecided.isEmpty()) {
      linearizability = judged == 0 ? Verdict.UNSUPPORTED : Verdict.SAMPLED;
    }
    return Optional.empty();
  }

  /** An outcome that the model does not allow, if there is one; its round is shown whole. */
  Optional<String> surprise(BootLog log, Predicate<Integer> wanted) {
    for (BootLog.Outcome outcome : log.outcomes()) {
      for (String text : outcomes(outcome)) {
        if (wanted.test(outcome.round())
            && allowed.forbids(text)
            && !allowed.knownDefects().contains(text)) {
          messages.addAll(lines(log, outcome.round()));
          return Optional.of(
              "the model does not allow the outcome " + text + " of round " + outcome.round());
        }
      }
    }
    return Optional.empty();
  }

  /** The history of a round and its outcome. */
  private List<String> lines(BootLog log, int round) {
    List<String> lines = new ArrayList<>();
    for (BootLog.Record each : log.rounds().getOrDefault(round, List.of())) {
      lines.add(
          "process %d, tickets %d to %d: %s %s %s %s → %s"
              .formatted(
                  each.process(),
                  each.invoke(),
                  each.respond(),
                  each.operation(),
                  each.target(),
                  each.first(),
                  each.second(),
                  each.result()));
    }
    return lines;
  }

  private long defective() {
    return allowed.knownDefects().stream()
        .filter(allowed::forbids)
        .mapToLong(outcome -> seen.getOrDefault(outcome, 0L))
        .sum();
  }

  String success() {
    String ran =
        allowed.litmus().isPresent()
            ? judged + " instances ran in " + rounds + " rounds; "
            : rounds + " rounds ran" + linearizable();
    String compared =
        allowed.outcomes().isPresent()
            ? "every outcome is one that the model allows"
            : "outcomes were not compared with the model's";
    return defective() == 0
        ? ran + compared
        : ran
            + compared
            + ", but for "
            + defective()
            + " that are a known defect of the emulator and not counted ("
            + EmulatorDefects.WHAT
            + ")";
  }

  private String linearizable() {
    if (!allowed.recorded()) {
      return "; its processes announce no operations, so no history was judged; ";
    }
    return judged == 0
        ? "; no process did an operation, so no history was judged; "
        : " and every history is linearizable; ";
  }

  MachineRun run(Duration time, Verdict verdict, String reason) {
    return run(time, verdict, reason, false);
  }

  MachineRun tooSmall(Duration time, String why) {
    return run(time, Verdict.UNSUPPORTED, why, true);
  }

  private MachineRun run(Duration time, Verdict verdict, String reason, boolean arenaTooSmall) {
    return new MachineRun(
        architecture,
        workload,
        rounds,
        judged,
        collections,
        preemptions,
        restarts,
        linearizability,
        explanation,
        seen,
        allowed.knownDefects(),
        messages,
        time,
        verdict,
        reason,
        arenaTooSmall);
  }
}
