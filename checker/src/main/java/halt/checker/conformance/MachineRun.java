package halt.checker.conformance;

import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What did a booted machine do, and was it right?
 *
 * @param architecture such as {@code x86_64}
 * @param rounds how many rounds were judged
 * @param judged how many operations were
 * @param collections how many collections ran, as far as the machine said
 * @param preemptions how often a process was made to leave its CPU, as far as the machine said
 * @param restarts how many operations were begun anew because of that
 * @param linearizability SAMPLED if every history judged is linearizable
 * @param explanation why one is not, in words
 * @param seen how often each outcome was seen
 * @param knownDefects what the model forbids, and this emulator is known to let through: not
 *     counted as failures
 * @param messages what else the machine said that a person should read
 * @param time from the emulator's start to its end
 * @param verdict of the run as a whole; SAMPLED is the best that a run can be
 * @param reason one sentence for the verdict
 * @param arenaTooSmall whether it is UNSUPPORTED because memory ran out and the scenario's arena is
 *     to blame: bad input
 */
public record MachineRun(
    String architecture,
    Workload workload,
    int rounds,
    long judged,
    long collections,
    long preemptions,
    long restarts,
    Verdict linearizability,
    Optional<String> explanation,
    SortedMap<String, Long> seen,
    SortedSet<String> knownDefects,
    List<String> messages,
    Duration time,
    Verdict verdict,
    String reason,
    boolean arenaTooSmall) {
  public MachineRun {
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    knownDefects = Collections.unmodifiableSortedSet(new TreeSet<>(knownDefects));
    messages = List.copyOf(messages);
  }

  /**
   * How a command ends whose only run this is. A machine's runs are a sample by their nature, so
   * SAMPLED is a pass.
   */
  public ExitCode exit() {
    if (arenaTooSmall) {
      return ExitCode.BAD_INPUT;
    }
    return verdict == Verdict.SAMPLED ? ExitCode.PASSED : verdict.exitCode();
  }
}
