package halt.checker.report;

import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How is it shown that two engines contradict each other? Both sides beside each other, with what
 * only one of them saw, and then what each has to show. The template is {@code
 * disagreements.mustache}.
 */
final class HtmlDisagreements {
  private HtmlDisagreements() {}

  /** One contradiction, with its two sides. */
  record View(String scenario, String scope, String model, String what, List<Side> sides) {}

  /**
   * What one engine says.
   *
   * @param alone outcomes that the other did not see
   */
  private record Side(
      String engine,
      Chip verdict,
      String figures,
      String reason,
      String outcomeCount,
      String aloneCount,
      boolean hasAlone,
      List<String> alone,
      boolean hasNotes,
      List<String> notes,
      List<HtmlTrace.View> trace) {}

  static View of(Disagreement disagreement) {
    Exploration first = disagreement.first();
    Exploration second = disagreement.second();
    return new View(
        first.scenario(),
        first.scope().describe(),
        first.model().id(),
        disagreement.what(),
        List.of(side(first, second), side(second, first)));
  }

  private static Side side(Exploration own, Exploration other) {
    SortedSet<String> alone = new TreeSet<>(own.outcomes());
    alone.removeAll(other.outcomes());
    return new Side(
        own.engine(),
        Chip.of(own.verdict()),
        Words.figures(own),
        own.reason(),
        Words.counted(own.outcomes().size(), "outcome"),
        Words.number(alone.size()),
        !alone.isEmpty(),
        List.copyOf(alone),
        !own.notes().isEmpty(),
        own.notes(),
        own.failure().stream().map(trace -> HtmlTrace.of(trace, Optional.empty())).toList());
  }
}
