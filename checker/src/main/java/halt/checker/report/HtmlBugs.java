package halt.checker.report;

import halt.checker.engine.Exploration;
import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who catches which seeded bug? A matrix of bugs and engines, the reasons why an engine cannot see
 * a bug, each once, and then each hunt with its trace. The template is {@code bugs.mustache}.
 */
final class HtmlBugs {
  private HtmlBugs() {}

  /** The section; {@code reasons} are numbered as the footnotes in the matrix are. */
  record View(
      HtmlMatrix.View matrix, boolean hasReasons, List<Footnote> reasons, List<BugView> bugs) {}

  /** Why some bugs are out of an engine's reach. */
  private record Footnote(int number, String engine, String reason) {}

  private record BugView(
      String anchor,
      boolean open,
      String name,
      List<Chip> marks,
      String breaks,
      String expected,
      String scenario,
      String scope,
      List<HtmlFinding.View> findings) {}

  /** Two engines may have the same words for different limits. */
  private record Reason(String engine, String text) {}

  static View of(RunReport report) {
    EngineTable<String, SeededBugResult> table = EngineTable.bugs(report);
    List<Reason> reasons = reasons(report.bugs());
    List<HtmlMatrix.Line> lines = new ArrayList<>();
    List<BugView> bugs = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      String anchor = "bug-" + (i + 1);
      Row<String, SeededBugResult> row = table.rows().get(i);
      lines.add(
          new HtmlMatrix.Line(
              anchor,
              row.key(),
              aside(row.all().get(0)),
              HtmlMatrix.cells(
                  table,
                  i,
                  (bug, position) -> finding(bug, anchor + "-" + (position + 1), reasons)),
              List.of()));
      bugs.add(bugView(row, anchor));
    }
    List<Footnote> footnotes = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      footnotes.add(new Footnote(i + 1, reasons.get(i).engine(), reasons.get(i).text()));
    }
    return new View(
        new HtmlMatrix.View("Seeded bug", HtmlMatrix.heads(table.engines()), "", "reason", lines),
        !footnotes.isEmpty(),
        footnotes,
        bugs);
  }

  private static List<Reason> reasons(List<SeededBugResult> bugs) {
    Set<Reason> reasons = new LinkedHashSet<>();
    for (SeededBugResult bug : bugs) {
      if (bug.hunt() == Hunt.OUT_OF_REACH) {
        reasons.add(reason(bug));
      }
    }
    return List.copyOf(reasons);
  }

  private static Reason reason(SeededBugResult bug) {
    return new Reason(bug.exploration().engine(), bug.outOfReach().orElseThrow());
  }

  private static String aside(SeededBugResult bug) {
    return bug.exploration().scenario() + ", " + Words.scope(bug.exploration().scope());
  }

  private static HtmlMatrix.Finding finding(
      SeededBugResult bug, String anchor, List<Reason> reasons) {
    Exploration exploration = bug.exploration();
    String time = Words.duration(exploration.time());
    String figures = bug.found().map(found -> found + " · " + time).orElse(time);
    return switch (bug.hunt()) {
      case CAUGHT -> new HtmlMatrix.Finding(Chip.of(bug.hunt()), anchor, figures, "", List.of());
      case CAUGHT_OTHERWISE, MISSED ->
          new HtmlMatrix.Finding(
              Chip.of(bug.hunt()),
              anchor,
              figures,
              "expected " + bug.expected().id() + " to fail",
              List.of());
      case CONTRADICTED, UNDECIDED ->
          new HtmlMatrix.Finding(
              Chip.of(bug.hunt()), anchor, figures, exploration.reason(), List.of());
      case OUT_OF_REACH ->
          new HtmlMatrix.Finding(
              Chip.of(bug.hunt()), anchor, "", "", List.of(reasons.indexOf(reason(bug)) + 1));
    };
  }

  private static BugView bugView(Row<String, SeededBugResult> row, String anchor) {
    List<SeededBugResult> bugs = row.all();
    List<HtmlFinding.View> findings = new ArrayList<>();
    for (int i = 0; i < bugs.size(); i++) {
      findings.add(HtmlFinding.of(anchor + "-" + (i + 1), bugs.get(i)));
    }
    SeededBugResult first = bugs.get(0);
    return new BugView(
        anchor,
        bugs.stream().anyMatch(HtmlBugs::wantsReading),
        row.key(),
        bugs.stream().map(bug -> Chip.of(bug.hunt()).named(bug.exploration().engine())).toList(),
        first.breaks(),
        first.expected().id(),
        first.exploration().scenario(),
        first.exploration().scope().describe(),
        findings);
  }

  private static boolean wantsReading(SeededBugResult bug) {
    return switch (bug.hunt()) {
      case CAUGHT, OUT_OF_REACH -> false;
      case CAUGHT_OTHERWISE, MISSED, CONTRADICTED, UNDECIDED -> true;
    };
  }
}
