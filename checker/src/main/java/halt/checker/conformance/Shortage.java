package halt.checker.conformance;

import halt.kernel.boot.BootLog;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.spec.LogicalValue;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where did memory run out on a machine?
 *
 * @param who found none, if it did; of several the first
 * @param rounds in which an operation gave up, so that their histories mean nothing
 */
record Shortage(Optional<Who> who, Set<Integer> rounds) {
  private static final String GIVEN_UP = LogicalValue.OUT_OF_MEMORY.toString();

  /** As run_round in kernel/src/main/c/runner/runner.c says it. */
  private static final Pattern RAN_OUT = Pattern.compile("round \\d+: (.*) ran out of memory");

  /** What a log says of it. */
  static Shortage of(BootLog log) {
    Set<Integer> rounds = new TreeSet<>();
    for (BootLog.Record operation : log.records()) {
      if (operation.result().equals(GIVEN_UP)) {
        rounds.add(operation.round());
      }
    }
    if (!rounds.isEmpty()) {
      return new Shortage(Optional.of(Who.OPERATION), rounds);
    }
    for (BootLog.Test test : log.tests()) {
      Matcher ranOut = RAN_OUT.matcher(test.comment());
      if (!test.ok() && ranOut.matches()) {
        for (Who who : Who.values()) {
          if (who.toString().equals(ranOut.group(1))) {
            return new Shortage(Optional.of(who), rounds);
          }
        }
      }
    }
    return new Shortage(Optional.empty(), rounds);
  }

  /** Whether a round has a history that can be judged. */
  boolean spares(int round) {
    return !rounds.contains(round);
  }
}
