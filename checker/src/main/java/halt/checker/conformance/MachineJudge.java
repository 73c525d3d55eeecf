package halt.checker.conformance;

import halt.checker.verdict.Verdict;
import halt.kernel.boot.BootLog;
import halt.kernel.boot.Qemu;
import halt.model.machine.OutOfSpaceException.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    RunFacts facts = new RunFacts(architecture, workload, allowed);
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
    RunFacts facts = new RunFacts(architecture, workload, allowed);
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
}
