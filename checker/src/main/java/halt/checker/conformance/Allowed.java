package halt.checker.conformance;

import halt.model.description.LitmusTest;
import halt.model.description.ScenarioDescription;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * With what may a round on a machine end?
 *
 * @param litmus what is looked at, if the scenario is a litmus test: then a round ends with an
 *     outcome for each of its instances, and has no history
 * @param recorded whether its processes do operations, so that each round has a history
 * @param outcomes all that the model allows, if an exhaustive search of the same workload says so;
 *     of a litmus test with what it declares beyond interleavings
 * @param knownDefects what the model forbids, and this emulator is known to let through
 */
public record Allowed(
    Optional<LitmusTest> litmus,
    boolean recorded,
    Optional<SortedSet<String>> outcomes,
    SortedSet<String> knownDefects) {
  public Allowed {
    outcomes = outcomes.map(TreeSet::new);
    knownDefects = new TreeSet<>(knownDefects);
  }

  /** The model was not asked. */
  public static Allowed unknown(ScenarioDescription scenario) {
    return new Allowed(
        scenario.litmus(), scenario.hasOperations(), Optional.empty(), new TreeSet<>());
  }

  /**
   * What the model allows.
   *
   * @param interleavings the outcomes that an engine found, in its own words
   */
  public static Allowed of(ScenarioDescription scenario, SortedSet<String> interleavings) {
    if (scenario.litmus().isEmpty()) {
      return new Allowed(
          Optional.empty(), scenario.hasOperations(), Optional.of(interleavings), new TreeSet<>());
    }
    LitmusTest litmus = scenario.litmus().get();
    SortedSet<String> outcomes = new TreeSet<>(litmus.beyondInterleavings());
    interleavings.forEach(outcome -> outcomes.add(litmus.outcome(outcome)));
    return new Allowed(
        scenario.litmus(), scenario.hasOperations(), Optional.of(outcomes), new TreeSet<>());
  }

  /** The same on an emulator with these defects. */
  public Allowed butFor(SortedSet<String> defects) {
    return new Allowed(litmus, recorded, outcomes, defects);
  }

  /** Whether the model is known, and forbids this. */
  public boolean forbids(String outcome) {
    return outcomes.isPresent() && !outcomes.get().contains(outcome);
  }
}
