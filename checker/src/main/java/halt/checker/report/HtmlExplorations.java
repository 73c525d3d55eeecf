package halt.checker.report;

import halt.checker.engine.Exploration;
import halt.checker.report.EngineTable.CheckedCase;
import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How are the explorations shown on the page? First a matrix of cases and engines, then each case
 * in full, folded away unless something in it wants to be read. The template is {@code
 * explorations.mustache}.
 */
final class HtmlExplorations {
  private HtmlExplorations() {}

  /**
   * The section.
   *
   * @param columns of the tables of details
   */
  record View(
      HtmlMatrix.View matrix,
      boolean hasCaveats,
      List<Footnote> caveats,
      List<PropertyHead> properties,
      int columns,
      List<CaseView> cases) {}

  /** What some verdicts do not say. */
  private record Footnote(int number, String text) {}

  /** A property as a column's head or in a legend. */
  record PropertyHead(String id, String meaning) {
    static PropertyHead of(Property property) {
      return new PropertyHead(property.id(), property.meaning());
    }
  }

  /** A case in full; {@code marks} say how each engine ended while it is folded. */
  private record CaseView(
      String anchor,
      boolean open,
      String name,
      String aside,
      List<Chip> marks,
      String title,
      String scope,
      String model,
      List<HtmlFinding.View> findings) {}

  static View of(RunReport report) {
    EngineTable<CheckedCase, ScenarioCheck> table = EngineTable.checks(report);
    List<Property> shown =
        Arrays.stream(Property.values())
            .filter(p -> report.checks().stream().anyMatch(c -> c.properties().containsKey(p)))
            .toList();
    List<String> caveats =
        report.checks().stream()
            .flatMap(check -> check.exploration().caveats().stream())
            .distinct()
            .toList();
    List<Footnote> footnotes = new ArrayList<>();
    for (String caveat : caveats) {
      footnotes.add(new Footnote(footnotes.size() + 1, caveat));
    }
    List<HtmlMatrix.Line> lines = new ArrayList<>();
    List<CaseView> cases = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      String anchor = "case-" + (i + 1);
      lines.add(line(report, table, i, anchor, caveats));
      cases.add(caseView(report, table.rows().get(i), anchor, shown));
    }
    return new View(
        new HtmlMatrix.View(
            "Scenario and scope", HtmlMatrix.heads(table.engines()), "Outcomes", "caveat", lines),
        !caveats.isEmpty(),
        footnotes,
        shown.stream().map(PropertyHead::of).toList(),
        7 + shown.size(),
        cases);
  }

  private static HtmlMatrix.Line line(
      RunReport report,
      EngineTable<CheckedCase, ScenarioCheck> table,
      int index,
      String anchor,
      List<String> caveats) {
    Row<CheckedCase, ScenarioCheck> row = table.rows().get(index);
    return new HtmlMatrix.Line(
        anchor,
        row.key().scenario(),
        aside(row.key()),
        HtmlMatrix.cells(
            table,
            index,
            (check, position) ->
                finding(check.exploration(), anchor + "-" + (position + 1), caveats)),
        List.of(together(row, Agreement.of(report, row))));
  }

  private static String aside(CheckedCase key) {
    return Words.scope(key.scope()) + ", " + key.model().id();
  }

  private static HtmlMatrix.Finding finding(
      Exploration exploration, String anchor, List<String> caveats) {
    String why =
        switch (exploration.verdict()) {
          case PASS -> "";
          case FAIL ->
              exploration
                  .failure()
                  .map(trace -> trace.property() + " fails")
                  .orElse(exploration.reason());
          case PASS_BOUNDED, DISAGREE, SAMPLED, INCONCLUSIVE, UNSUPPORTED -> exploration.reason();
        };
    return new HtmlMatrix.Finding(
        Chip.of(exploration.verdict()),
        anchor,
        Words.figures(exploration),
        why,
        exploration.caveats().stream().map(caveat -> caveats.indexOf(caveat) + 1).toList());
  }

  private static HtmlMatrix.Together together(
      Row<CheckedCase, ScenarioCheck> row, Agreement agreement) {
    if (agreement.disagree()) {
      return new HtmlMatrix.Together(List.of(Chip.of(Verdict.DISAGREE)), "", "see above");
    }
    long outcomes =
        row.all().stream()
            .flatMap(check -> check.exploration().outcomes().stream())
            .distinct()
            .count();
    int exhausted = agreement.exhausted().size();
    String aside =
        switch (exhausted) {
          case 0 -> outcomes == 0 ? "" : "perhaps not all";
          case 1 -> "all that " + agreement.exhausted().get(0) + " found";
          default -> "the same by " + exhausted + " engines";
        };
    return new HtmlMatrix.Together(List.of(), Words.number(outcomes), aside);
  }

  private static CaseView caseView(
      RunReport report,
      Row<CheckedCase, ScenarioCheck> row,
      String anchor,
      List<Property> properties) {
    List<ScenarioCheck> checks = row.all();
    List<HtmlFinding.View> findings = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      findings.add(HtmlFinding.of(anchor + "-" + (i + 1), checks.get(i), properties));
    }
    boolean wantsReading =
        Agreement.of(report, row).disagree()
            || checks.stream()
                .map(check -> check.exploration().verdict())
                .anyMatch(verdict -> verdict != Verdict.PASS && verdict != Verdict.UNSUPPORTED);
    return new CaseView(
        anchor,
        wantsReading,
        row.key().scenario(),
        aside(row.key()),
        checks.stream()
            .map(ScenarioCheck::exploration)
            .map(each -> Chip.of(each.verdict()).named(each.engine()))
            .toList(),
        checks.get(0).title(),
        row.key().scope().describe(),
        row.key().model().id(),
        findings);
  }
}
