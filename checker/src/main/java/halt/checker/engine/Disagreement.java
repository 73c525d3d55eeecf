package halt.checker.engine;

import halt.checker.verdict.Verdict;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two engines judged the same case and do not say the same: one of them errs, or the lifter, or the
 * specification. Always a failure of ours, and never settled by a vote.
 *
 * @param what one sentence: who says what
 */
public record Disagreement(Exploration first, Exploration second, String what) {
  private static final int SHOWN_OUTCOMES = 5;

  /** Every pair of these explorations that disagrees; those of different cases are not compared. */
  public static List<Disagreement> among(List<Exploration> explorations) {
    List<Disagreement> found = new ArrayList<>();
    for (int i = 0; i < explorations.size(); i++) {
      for (int k = i + 1; k < explorations.size(); k++) {
        between(explorations.get(i), explorations.get(k)).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * Do two engines contradict each other? Under one memory model, two that passed must have found
   * the same outcomes; one that did not come to its end must not have seen an outcome that one that
   * passed has not; and where one found a failure of a property that the other checks, too, the
   * other must not have passed. Where one model {@link MemoryModel#includes} the other, all that
   * the stronger one shows must be there under the weaker one.
   */
  public static Optional<Disagreement> between(Exploration first, Exploration second) {
    boolean sameCase =
        first.scenario().equals(second.scenario()) && first.scope().equals(second.scope());
    if (!sameCase) {
      return Optional.empty();
    }
    if (first.model() != second.model()) {
      return first.model().includes(second.model())
          ? included(second, first)
          : second.model().includes(first.model()) ? included(first, second) : Optional.empty();
    }
    if (!first.isConclusive() || !second.isConclusive()) {
      return first.verdict() == Verdict.PASS && hasMore(second, first)
              || second.verdict() == Verdict.PASS && hasMore(first, second)
          ? Optional.of(
              new Disagreement(first, second, alone(first, second) + "; " + alone(second, first)))
          : Optional.empty();
    }
    Optional<Disagreement> failure = failure(first, second);
    if (failure.isPresent()) {
      return failure;
    }
    if (first.verdict() == Verdict.PASS
        && second.verdict() == Verdict.PASS
        && !first.outcomes().equals(second.outcomes())) {
      return Optional.of(
          new Disagreement(first, second, alone(first, second) + "; " + alone(second, first)));
    }
    return Optional.empty();
  }

  /** What a stronger model shows and a weaker one that was gone through does not. */
  private static Optional<Disagreement> included(Exploration stronger, Exploration weaker) {
    if (weaker.verdict() != Verdict.PASS) {
      return Optional.empty();
    }
    if (stronger.verdict() == Verdict.FAIL) {
      return failure(stronger, weaker);
    }
    return hasMore(stronger, weaker)
        ? Optional.of(new Disagreement(stronger, weaker, alone(stronger, weaker)))
        : Optional.empty();
  }

  /** One found a failure of what the other, which passed, checks, too. */
  private static Optional<Disagreement> failure(Exploration first, Exploration second) {
    if (first.verdict() != second.verdict()) {
      Exploration failed = first.verdict() == Verdict.FAIL ? first : second;
      Exploration passed = failed == first ? second : first;
      return failedProperty(failed)
          .filter(passed.properties()::contains)
          .map(
              property ->
                  new Disagreement(
                      first,
                      second,
                      who(failed, passed)
                          + " finds that "
                          + property.id()
                          + " fails, "
                          + who(passed, failed)
                          + " that it holds"));
    }
    return Optional.empty();
  }

  private static boolean hasMore(Exploration one, Exploration other) {
    return !other.outcomes().containsAll(one.outcomes());
  }

  private static Optional<Property> failedProperty(Exploration failed) {
    return failed.failure().flatMap(trace -> Property.named(trace.property()));
  }

  private static String alone(Exploration one, Exploration other) {
    SortedSet<String> more = new TreeSet<>(one.outcomes());
    more.removeAll(other.outcomes());
    String shown = String.join("; ", more.stream().limit(SHOWN_OUTCOMES).toList());
    return "only "
        + who(one, other)
        + " sees "
        + more.size()
        + " of "
        + one.outcomes().size()
        + " outcomes"
        + (more.isEmpty() ? "" : " (" + shown + (more.size() > SHOWN_OUTCOMES ? " ..." : "") + ")");
  }

  /** An engine, with its memory model where that tells it from the other. */
  private static String who(Exploration one, Exploration other) {
    return one.engine() + (one.model() == other.model() ? "" : " under " + one.model().id());
  }
}
