package halt.checker.steer;

import halt.checker.history.History;
import halt.checker.history.HistoryFormatException;
import halt.checker.history.HistoryOperation;
import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.checker.history.MachineHistory;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What does a machine itself say of a run that went wrong? Its serial output after it was let go:
 * whether it came to an end, what its own checks said, and whether the history that it printed is
 * linearizable.
 */
final class Confession {
  private static final String INITIAL = "# initial ";
  private static final String PANIC = "# halt panic";
  private static final String CAUSE = "# cause: ";

  private Confession() {}

  /**
   * In lines for a person.
   *
   * @param records whether the kernel recorded the history to its end
   * @param waitedInVain for how long its end was waited for, if it did not come
   */
  static List<String> of(List<String> serial, boolean records, Optional<Duration> waitedInVain) {
    List<String> said = new ArrayList<>();
    if (!records) {
      said.add("the kernel's own look at the atoms panics on this core, and was left out");
    }
    waitedInVain.ifPresent(
        limit -> said.add("it does not come to an end within " + limit.toSeconds() + " s"));
    for (String line : serial) {
      if (line.startsWith("ok ")
          || line.startsWith("not ok ")
          || line.startsWith(PANIC)
          || line.startsWith(CAUSE)) {
        said.add("it prints: " + line);
      }
    }
    if (records) {
      notLinearizable(serial).ifPresent(said::add);
    }
    return said;
  }

  private static Optional<String> notLinearizable(List<String> serial) {
    Optional<String> initial = serial.stream().filter(line -> line.startsWith(INITIAL)).findFirst();
    if (initial.isEmpty()) {
      return Optional.empty();
    }
    try {
      SpecState start =
          new SpecState(
              Arrays.stream(initial.get().substring(INITIAL.length()).split(","))
                  .filter(word -> !word.isEmpty()) // of a scenario without atoms
                  .map(LogicalValue::parse)
                  .toList());
      LinearizabilityChecker checker = new LinearizabilityChecker(AtomSpecification.UNLIMITED);
      for (List<HistoryOperation> round : MachineHistory.read("serial", serial).values()) {
        if (History.problem(round).isEmpty()
            && checker.check(new History(start, round))
                instanceof LinearizabilityResult.NotLinearizable) {
          return Optional.of("the history that it prints is not linearizable");
        }
      }
      return Optional.empty();
    } catch (HistoryFormatException | IllegalArgumentException broken) {
      return Optional.of("the history that it prints is broken: " + broken.getMessage());
    }
  }
}
