package halt.checker.report;

import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.util.List;
import java.util.Optional;

/**
 * What did one engine find in one case, in full? The figures are a row of a table, and what needs
 * words stands below it. The template is {@code finding.mustache}.
 */
final class HtmlFinding {
  private HtmlFinding() {}

  /**
   * One finding.
   *
   * @param found the property that failed, where the table has a column for it
   * @param properties a cell for each property that has a column
   * @param notesOpen whether what the tool said is shown without being asked for
   * @param traceOpen the same of the trace: a bug that was put there is expected to have one
   */
  record View(
      String anchor,
      String engine,
      Chip chip,
      String found,
      String states,
      String transitions,
      String depth,
      String runs,
      String time,
      List<PropertyCell> properties,
      String outOfReach,
      String reason,
      List<String> caveats,
      boolean hasOutcomes,
      String outcomeCount,
      List<String> outcomes,
      boolean hasNotes,
      String noteCount,
      boolean notesOpen,
      List<String> notes,
      boolean traceOpen,
      List<HtmlTrace.View> trace) {}

  record PropertyCell(String id, Chip chip) {}

  /** The exploration of a scenario, with a cell for each property that has a column. */
  static View of(String anchor, ScenarioCheck check, List<Property> columns) {
    List<PropertyCell> properties =
        columns.stream()
            .map(
                property ->
                    new PropertyCell(
                        property.id(),
                        Optional.ofNullable(check.properties().get(property))
                            .map(Chip::of)
                            .orElse(Chip.NOT_CHECKED)))
            .toList();
    return of(
        anchor,
        check.exploration(),
        Chip.of(check.exploration().verdict()),
        "",
        properties,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** The hunt for a seeded bug. */
  static View of(String anchor, SeededBugResult bug) {
    return of(
        anchor,
        bug.exploration(),
        Chip.of(bug.hunt()),
        bug.found().orElse("none"),
        List.of(),
        bug.outOfReach(),
        bug.traceFile(),
        false);
  }

  private static View of(
      String anchor,
      Exploration exploration,
      Chip chip,
      String found,
      List<PropertyCell> properties,
      Optional<String> outOfReach,
      Optional<String> traceFile,
      boolean traceOpen) {
    // The trace says it, too.
    boolean saidAgain =
        exploration.failure().map(Trace::message).filter(exploration.reason()::equals).isPresent();
    return new View(
        anchor,
        exploration.engine(),
        chip,
        found,
        count(exploration.states()),
        count(exploration.transitions()),
        count(exploration.depth()),
        count(exploration.runs()),
        Words.duration(exploration.time()),
        properties,
        outOfReach.orElse(""),
        saidAgain ? "" : exploration.reason(),
        exploration.caveats(),
        !exploration.outcomes().isEmpty(),
        Words.number(exploration.outcomes().size()),
        List.copyOf(exploration.outcomes()),
        !exploration.notes().isEmpty(),
        Words.counted(exploration.notes().size(), "note"),
        exploration.verdict() == Verdict.INCONCLUSIVE,
        exploration.notes(),
        traceOpen,
        exploration.failure().stream().map(trace -> HtmlTrace.of(trace, traceFile)).toList());
  }

  /** What an engine does not count is no zero. */
  private static String count(long number) {
    return number == 0 ? "–" : Words.number(number);
  }
}
