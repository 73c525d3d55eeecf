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
import halt.kernel.boot.Qemu;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is what a machine said right? Did it reach its end, did it do all that was asked for, did its own
 * checks pass, is the history of every round linearizable, and is every outcome one that the model
 * allows? Silence is never taken for success: a round without an outcome is a failure, and so is an
 * operation that is in no history ({@link Completeness}).
 */
public final class MachineJudge {
  private static final Pattern COLLECTIONS = Pattern.compile("\\bcollections=(\\d+)");

  /** As print_cpus in kernel/src/main/c/processes/counts.c says it. */
  private static final Pattern SCHEDULER =
      Pattern.compile("# scheduler .*\\bpreemptions=(\\d+) aborts=(\\d+)\\b.*");

  /** As watchdog_look in kernel/src/main/c/failure/watchdog.c says it. */
  private static final Pattern WATCHDOG = Pattern.compile("watchdog: no process has .* (\\d+) ms");

  private final String architecture;
  private final Workload workload;
  private final Allowed allowed;
  private final Function<Who, Optional<String>> tooSmall;

  /**
   * A judge of one run.
   *
   * @param allowed with what a round may end
   * @param tooSmall is asked, where memory ran out, whether the arena is to blame, and says so
   */
  public MachineJudge(
      String architecture,
      Workload workload,
      Allowed allowed,
      Function<Who, Optional<String>> tooSmall) {
    this.architecture = architecture;
    this.workload = workload;
    this.allowed = allowed;
    this.tooSmall = tooSmall;
  }

  /** Judges a run that ended, well or not. */
  public MachineRun judge(Qemu.Result result, List<String> lines, Duration time) {
    Facts facts = new Facts();
    if (result instanceof Qemu.NotInstalled absent) {
      return facts.run(time, Verdict.UNSUPPORTED, absent.tool() + " is not installed");
    }
    if (result instanceof Qemu.Hung hung) {
      facts.messages.addAll(hung.lastLines());
      return facts.run(time, Verdict.FAIL, "the machine hung: it " + hung.limit());
    }
    if (result instanceof Qemu.OutOfTime late) {
      return stopped(
          lines, List.of(), time, "stopped at the limit of " + late.limit().toSeconds() + " s,");
    }
    if (result instanceof Qemu.HostFailed host) {
      return stopped(lines, host.lastLines(), time, host.what() + ",");
    }
    if (result instanceof Qemu.TextLost lost) {
      // A line that is damaged may read like one that is wrong: nothing of it is believed.
      facts.messages.addAll(lost.lastLines());
      return facts.run(
          time, Verdict.INCONCLUSIVE, "the serial line lost text in every attempt: " + lost.what());
    }
    if (result instanceof Qemu.Crashed crashed) {
      facts.messages.addAll(crashed.lastLines());
      return facts.run(time, Verdict.FAIL, crash(crashed.what()));
    }
    BootLog.Reading reading = BootLog.read(lines);
    if (reading instanceof BootLog.Malformed malformed) {
      malformed.problems().forEach(problem -> facts.messages.add(problem.toString()));
      return facts.run(time, Verdict.FAIL, "the machine said what cannot be understood");
    }
    BootLog log = ((BootLog.Read) reading).log();
    if (log.bailOut().isPresent() && log.records().isEmpty()) {
      // Nothing ran, so nothing failed.
      return facts.run(
          time, Verdict.UNSUPPORTED, "the kernel refused to run: " + log.bailOut().get());
    }
    Optional<String> incomprehensible = facts.look(log);
    facts.hear(lines);
    if (incomprehensible.isPresent()) {
      return facts.run(time, Verdict.FAIL, incomprehensible.get());
    }
    Shortage shortage = Shortage.of(log);
    Optional<String> arena = shortage.who().flatMap(tooSmall);
    Predicate<Integer> judged = round -> arena.isEmpty() || shortage.spares(round);
    // All three are asked: a wrong history explains best why a scenario's own check failed.
    List<String> problems = new ArrayList<>();
    facts.judgeRounds(log, lines, judged).ifPresent(problems::add);
    if (arena.isEmpty()) {
      new Completeness(workload, allowed).shortcoming(log).ifPresent(problems::add);
    }
    facts.surprise(log, judged).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      return facts.run(time, Verdict.FAIL, String.join("; ", problems));
    }
    if (arena.isPresent()) {
      return facts.tooSmall(time, arena.get());
    }
    return facts.undecided.isPresent()
        ? facts.run(time, Verdict.INCONCLUSIVE, facts.undecided.get())
        : facts.run(time, Verdict.SAMPLED, facts.success());
  }

  /** What ended the machine; of one that its watchdog ended, that it went on and came nowhere. */
  private String crash(String what) {
    Matcher watchdog = WATCHDOG.matcher(what);
    if (!watchdog.find()) {
      return "the machine crashed: " + what;
    }
    return "the machine is stuck: no process has "
        + (allowed.recorded() ? "completed an operation" : "come to its end")
        + " for "
        + watchdog.group(1)
        + " ms";
  }

  /** Judges what a machine had done when it was stopped: the rounds that it had finished. */
  public MachineRun interrupted(List<String> lines, Duration time) {
    return stopped(lines, List.of(), time, "interrupted");
  }

  private MachineRun stopped(
      List<String> lines, List<String> lastLines, Duration time, String how) {
    Facts facts = new Facts();
    facts.messages.addAll(lastLines);
    // The last line may be cut off, and "done" is what must be missing: only facts are taken.
    List<String> whole = lines.isEmpty() ? lines : lines.subList(0, lines.size() - 1);
    BootLog.Reading reading = ended(whole);
    if (reading instanceof BootLog.Malformed malformed) {
      // It has not come to its count: from the first line on that is damaged nothing is believed.
      BootLog.Problem damage = malformed.problems().get(0);
      if (damage.line() <= whole.size()) {
        facts.messages.add(damage.toString());
        whole = whole.subList(0, damage.line() - 1);
        reading = ended(whole);
      }
    }
    Optional<String> problem = Optional.empty();
    Optional<String> arena = Optional.empty();
    if (reading instanceof BootLog.Read read) {
      problem = facts.look(read.log());
      Shortage shortage = Shortage.of(read.log());
      arena = shortage.who().flatMap(tooSmall);
      Set<Integer> judged = new Completeness(workload, allowed).toldWhole(read.log());
      if (arena.isPresent()) {
        judged.removeIf(round -> !shortage.spares(round));
      }
      if (problem.isEmpty()) {
        problem = facts.judgeRounds(read.log(), whole, judged::contains);
      }
      if (problem.isEmpty()) {
        problem = facts.surprise(read.log(), judged::contains);
      }
    }
    if (problem.isPresent()) {
      return facts.run(time, Verdict.FAIL, problem.get());
    }
    if (arena.isPresent()) {
      return facts.tooSmall(time, arena.get());
    }
    return facts.run(
        time,
        Verdict.INCONCLUSIVE,
        how + " after " + facts.rounds + " of " + workload.rounds() + " rounds");
  }

  private static BootLog.Reading ended(List<String> lines) {
    List<String> ended = new ArrayList<>(lines);
    ended.add("# halt done");
    return BootLog.read(ended);
  }

  /** What is known so far of the run under judgement. */
  private final class Facts {
    private final SortedMap<String, Long> seen = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private Verdict linearizability = Verdict.INCONCLUSIVE;
    private Optional<String> explanation = Optional.empty();
    private Optional<String> undecided = Optional.empty();
    private int rounds;
    private long judged;
    private long collections;
    private long preemptions;
    private long restarts;

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
     * Judges the history of each round until one is not linearizable. A round in which no process
     * did an operation has none.
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
}
