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
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is what a machine said right? Did it reach its end, did it do all that was asked for, did its own
 * checks pass, is the history of every round linearizable, and is every outcome one that the model
 * allows? Silence is never taken for success: a round without a history or without an outcome is a
 * failure.
 */
public final class MachineJudge {
  private static final Pattern COLLECTIONS = Pattern.compile("\\bcollections=(\\d+)");

  private final String architecture;
  private final Workload workload;
  private final Optional<SortedSet<String>> allowed;

  /**
   * A judge of one run.
   *
   * @param allowed every outcome that an exhaustive search of this workload found, if there was one
   */
  public MachineJudge(String architecture, Workload workload, Optional<SortedSet<String>> allowed) {
    this.architecture = architecture;
    this.workload = workload;
    this.allowed = allowed;
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
      return stopped(lines, time, "stopped at the limit of " + late.limit().toSeconds() + " s,");
    }
    if (result instanceof Qemu.Crashed crashed) {
      facts.messages.addAll(crashed.lastLines());
      return facts.run(time, Verdict.FAIL, "the machine crashed: " + crashed.what());
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
          time, Verdict.UNSUPPORTED, "the kernel refused its arguments: " + log.bailOut().get());
    }
    facts.look(log);
    // All three are asked: a wrong history explains best why a scenario's own check failed.
    List<String> problems = new ArrayList<>();
    facts.judgeHistories(log.initial(), lines, round -> true).ifPresent(problems::add);
    if (hasNoOperations(log)) {
      facts.rounds = log.outcomes().size();
    }
    shortcoming(log).ifPresent(problems::add);
    facts.surprise().ifPresent(problems::add);
    if (!problems.isEmpty()) {
      return facts.run(time, Verdict.FAIL, String.join("; ", problems));
    }
    return facts.undecided.isPresent()
        ? facts.run(time, Verdict.INCONCLUSIVE, facts.undecided.get())
        : facts.run(time, Verdict.SAMPLED, facts.success());
  }

  /** Judges what a machine had done when it was stopped: the rounds that it had finished. */
  public MachineRun interrupted(List<String> lines, Duration time) {
    return stopped(lines, time, "interrupted");
  }

  private MachineRun stopped(List<String> lines, Duration time, String how) {
    Facts facts = new Facts();
    BootLog.Parser parser = new BootLog.Parser();
    // The last line may be cut off, and "done" is what must be missing: only facts are taken.
    List<String> whole = lines.isEmpty() ? lines : lines.subList(0, lines.size() - 1);
    List<String> ended = new ArrayList<>(whole);
    ended.add("# halt done");
    ended.forEach(parser::accept);
    Optional<String> problem = Optional.empty();
    if (parser.finish() instanceof BootLog.Read read) {
      facts.look(read.log());
      Set<Integer> finished = new HashSet<>();
      read.log().outcomes().forEach(outcome -> finished.add(outcome.round()));
      problem = facts.judgeHistories(read.log().initial(), whole, finished::contains);
      if (problem.isEmpty()) {
        problem = facts.surprise();
      }
    }
    return problem.isPresent()
        ? facts.run(time, Verdict.FAIL, problem.get())
        : facts.run(
            time,
            Verdict.INCONCLUSIVE,
            how + " after " + facts.rounds + " of " + workload.rounds() + " rounds");
  }

  /** A scenario without atoms has no operations, so its rounds have outcomes only. */
  private static boolean hasNoOperations(BootLog log) {
    return log.initial().isEmpty() && log.records().isEmpty();
  }

  /** What the machine left undone, or says itself that it failed in. */
  private Optional<String> shortcoming(BootLog log) {
    if (log.bailOut().isPresent()) {
      return Optional.of("the kernel refused its arguments: " + log.bailOut().get());
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
            workload.scenario(), workload.cpus(), workload.operations(), workload.rounds());
    if (!log.run().equals(Optional.of(asked))) {
      return Optional.of("the machine ran something else than it was asked to: " + log.run());
    }
    Map<Integer, List<BootLog.Record>> histories = log.rounds();
    int recorded = hasNoOperations(log) ? workload.rounds() : histories.size();
    if (log.outcomes().size() != workload.rounds() || recorded != workload.rounds()) {
      return Optional.of(
          "of "
              + workload.rounds()
              + " rounds "
              + histories.size()
              + " have a history and "
              + log.outcomes().size()
              + " an outcome");
    }
    for (Map.Entry<Integer, List<BootLog.Record>> round : histories.entrySet()) {
      long processes = round.getValue().stream().map(BootLog.Record::process).distinct().count();
      if (workload.operations() > 0 && processes != workload.cpus()) {
        return Optional.of("in round " + round.getKey() + " not every process has a history");
      }
      if (!isComplete(round.getValue())) {
        return Optional.of("in round " + round.getKey() + " operations are missing");
      }
    }
    return Optional.empty();
  }

  /**
   * Whether no operation is missing between others: each process counts its own without a gap, and
   * all draw their tickets from one counter that nobody else uses.
   */
  private static boolean isComplete(List<BootLog.Record> round) {
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

    void look(BootLog log) {
      for (BootLog.Outcome outcome : log.outcomes()) {
        String text =
            String.join(",", outcome.atoms()) + " | " + String.join(",", outcome.results());
        seen.merge(text, 1L, Long::sum);
      }
      for (BootLog.Test test : log.tests()) {
        Matcher count = COLLECTIONS.matcher(test.comment());
        if (count.find()) {
          collections += Long.parseLong(count.group(1));
        }
      }
    }

    /**
     * Judges the history of each round until one is not linearizable.
     *
     * @param wanted the rounds to judge
     * @return why not every history is linearizable, if so
     */
    Optional<String> judgeHistories(
        List<String> initial, List<String> lines, Predicate<Integer> wanted) {
      SpecState start = new SpecState(initial.stream().map(LogicalValue::parse).toList());
      LinearizabilityChecker checker = new LinearizabilityChecker(AtomSpecification.UNLIMITED);
      SortedMap<Integer, List<HistoryOperation>> histories;
      try {
        histories = MachineHistory.read("serial output", lines);
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
      if (undecided.isEmpty()) {
        linearizability = Verdict.SAMPLED;
      }
      return Optional.empty();
    }

    /** An outcome that the model does not allow, if there is one. */
    Optional<String> surprise() {
      return allowed.flatMap(
          expected ->
              seen.keySet().stream()
                  .filter(outcome -> !expected.contains(outcome))
                  .findFirst()
                  .map(outcome -> "the model does not allow the outcome " + outcome));
    }

    String success() {
      return rounds
          + " rounds ran and every history is linearizable; "
          + (allowed.isPresent()
              ? "every outcome is one that the model allows"
              : "outcomes were not compared with the model's");
    }

    MachineRun run(Duration time, Verdict verdict, String reason) {
      return new MachineRun(
          architecture,
          workload,
          rounds,
          judged,
          collections,
          linearizability,
          explanation,
          seen,
          messages,
          time,
          verdict,
          reason);
    }
  }
}
