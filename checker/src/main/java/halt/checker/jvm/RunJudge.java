package halt.checker.jvm;

import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.checker.jvm.guest.RunText;
import halt.model.property.Property;
import halt.model.spec.AtomSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Is a finished run all right? Judges its history, final state included, against the sequential
 * specification, and what its final check says. Equal runs are judged once.
 */
public final class RunJudge {
  /**
   * What is said of a run.
   *
   * @param outcome as every engine prints it; empty if there is none
   */
  public sealed interface Judgement {
    /** Nothing is wrong. */
    record Good(String outcome) implements Judgement {}

    /** A property fails. */
    record Bad(Property property, String message) implements Judgement {}

    /** An operation ran out of memory: the scenario's spaces are too small for the scope. */
    record OutOfMemory() implements Judgement {}

    /** The line was not printed by a guest of ours, or its history is beyond the judge. */
    record Unjudged(String problem) implements Judgement {}
  }

  private final LinearizabilityChecker checker;
  private final boolean recorded;
  private final Map<String, Judgement> known = new HashMap<>();

  /**
   * A judge.
   *
   * @param atoms room in the atom table
   * @param recorded whether processes change atoms by operations, so that the history says what
   *     they hold
   */
  public RunJudge(int atoms, boolean recorded) {
    this.recorded = recorded;
    this.checker = new LinearizabilityChecker(new AtomSpecification(atoms));
  }

  /** Judges the text of a run, see {@link RunText}. */
  public Judgement judge(String text) {
    Judgement judgement = known.get(text);
    if (judgement == null) {
      judgement = look(text);
      known.put(text, judgement);
    }
    return judgement;
  }

  /** How many different runs were judged. */
  public int distinctRuns() {
    return known.size();
  }

  private Judgement look(String text) {
    if (text.equals(RunText.OUT_OF_MEMORY)) {
      return new Judgement.OutOfMemory();
    }
    Optional<String> malformed = malformed(text);
    if (malformed.isPresent()) {
      return new Judgement.Bad(
          Property.REACHABLE_INTACT, "a word that stands for no value: " + malformed.get());
    }
    FinishedRun run;
    try {
      run = FinishedRun.parse(text);
    } catch (FinishedRun.FormatException e) {
      return new Judgement.Unjudged(e.getMessage());
    }
    if (recorded) {
      LinearizabilityResult result = checker.check(run.history());
      if (result instanceof LinearizabilityResult.NotLinearizable not) {
        return new Judgement.Bad(Property.LINEARIZABLE, not.explanation());
      }
      if (result instanceof LinearizabilityResult.Undecided undecided) {
        return new Judgement.Unjudged(undecided.reason());
      }
    }
    return run.check()
        ? new Judgement.Good(run.outcome())
        : new Judgement.Bad(Property.ASSERTIONS, "the scenario's final check does not hold");
  }

  /** The field in which {@link halt.model.spec.LogicalValue.Malformed} was printed, if one was. */
  private static Optional<String> malformed(String text) {
    int at = text.indexOf('?');
    if (at < 0) {
      return Optional.empty();
    }
    int start = text.lastIndexOf(';', at) + 1;
    int end = text.indexOf(';', at);
    return Optional.of(text.substring(start, end < 0 ? text.length() : end));
  }
}
