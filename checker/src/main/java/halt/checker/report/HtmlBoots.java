package halt.checker.report;

import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.BootResult;
import halt.checker.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * What did each scenario do on each target? A matrix of both, and then each run with its histogram
 * of outcomes. The template is {@code boots.mustache}.
 */
final class HtmlBoots {
  private HtmlBoots() {}

  /** The section. */
  record View(HtmlMatrix.View matrix, List<CaseView> cases) {}

  /** One workload on all targets. */
  private record CaseView(
      String anchor,
      boolean open,
      String scenario,
      String aside,
      List<Chip> marks,
      String title,
      String workload,
      List<BootRow> boots) {}

  private record BootRow(
      String anchor,
      String architecture,
      Chip verdict,
      Chip linearizability,
      String rounds,
      String judged,
      String collections,
      String time,
      String reason,
      String explanation,
      boolean open,
      String outcomesSummary,
      boolean hasOutcomes,
      boolean modelKnown,
      List<OutcomeRow> outcomes,
      boolean hasMessages,
      int messageCount,
      String messages) {}

  private record OutcomeRow(
      String outcome, String count, String percent, boolean never, boolean surprising) {}

  static View of(RunReport report) {
    EngineTable<Workload, BootResult> table = EngineTable.boots(report);
    List<HtmlMatrix.Line> lines = new ArrayList<>();
    List<CaseView> cases = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      String anchor = "boot-" + (i + 1);
      Row<Workload, BootResult> row = table.rows().get(i);
      lines.add(
          new HtmlMatrix.Line(
              anchor,
              row.key().scenario(),
              aside(row.key()),
              HtmlMatrix.cells(
                  table, i, (boot, position) -> finding(boot, anchor + "-" + (position + 1))),
              List.of()));
      cases.add(caseView(row, anchor));
    }
    return new View(
        new HtmlMatrix.View("Scenario", HtmlMatrix.heads(table.engines()), "", "", lines), cases);
  }

  /** What tells the runs of one scenario apart. */
  private static String aside(Workload workload) {
    return Words.counted(workload.cpus(), "CPU") + ", " + Words.counted(workload.rounds(), "round");
  }

  private static HtmlMatrix.Finding finding(BootResult boot, String anchor) {
    MachineRun run = boot.run();
    return new HtmlMatrix.Finding(
        Chip.of(run.verdict()),
        anchor,
        Words.duration(run.time()) + " · " + ReportText.outcomes(boot),
        switch (run.verdict()) {
          case PASS, SAMPLED -> "";
          case PASS_BOUNDED, FAIL, DISAGREE, INCONCLUSIVE, UNSUPPORTED -> run.reason();
        },
        List.of());
  }

  private static CaseView caseView(Row<Workload, BootResult> row, String anchor) {
    List<BootResult> boots = row.all();
    List<BootRow> rows = new ArrayList<>();
    for (int i = 0; i < boots.size(); i++) {
      rows.add(row(boots.get(i), anchor + "-" + (i + 1)));
    }
    return new CaseView(
        anchor,
        boots.stream().anyMatch(boot -> boot.run().verdict() == Verdict.FAIL),
        row.key().scenario(),
        aside(row.key()),
        boots.stream()
            .map(boot -> Chip.of(boot.run().verdict()).named(boot.run().architecture()))
            .toList(),
        boots.get(0).title(),
        ReportText.workload(row.key()),
        rows);
  }

  private static BootRow row(BootResult boot, String anchor) {
    MachineRun run = boot.run();
    long all = run.seen().values().stream().mapToLong(Long::longValue).sum();
    SortedSet<String> surprising = boot.notAllowed();
    List<String> outcomes = new ArrayList<>(run.seen().keySet());
    outcomes.addAll(boot.neverSeen());
    outcomes.sort(
        Comparator.comparing((String outcome) -> !surprising.contains(outcome))
            .thenComparing(
                outcome -> run.seen().getOrDefault(outcome, 0L), Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder()));
    return new BootRow(
        anchor,
        run.architecture(),
        Chip.of(run.verdict()),
        Chip.of(run.linearizability()),
        Words.number(run.rounds()),
        Words.number(run.judged()),
        Words.number(run.collections()),
        Words.duration(run.time()),
        run.reason(),
        run.explanation().orElse(""),
        run.verdict() == Verdict.FAIL,
        ReportText.outcomes(boot),
        !outcomes.isEmpty(),
        boot.allowed().isPresent(),
        outcomes.stream()
            .map(outcome -> outcome(outcome, run, all, surprising.contains(outcome)))
            .toList(),
        !run.messages().isEmpty(),
        run.messages().size(),
        String.join("\n", run.messages()));
  }

  private static OutcomeRow outcome(String outcome, MachineRun run, long all, boolean surprising) {
    long count = run.seen().getOrDefault(outcome, 0L);
    return new OutcomeRow(
        outcome,
        Words.number(count),
        String.format(Locale.ROOT, "%.2f", 100.0 * count / Math.max(1, all)),
        count == 0,
        surprising);
  }
}
