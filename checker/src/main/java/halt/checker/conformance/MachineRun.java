package halt.checker.conformance;

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
    String reason) {
  public MachineRun {
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    knownDefects = Collections.unmodifiableSortedSet(new TreeSet<>(knownDefects));
    messages = List.copyOf(messages);
  }
}
