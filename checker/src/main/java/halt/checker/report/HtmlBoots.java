package halt.checker.report;

import halt.checker.conformance.MachineRun;
import halt.checker.report.RunReport.BootResult;
import halt.checker.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * How are the runs on a booted machine shown on the page? The template is {@code boots.mustache}.
 */
final class HtmlBoots {
  private HtmlBoots() {}

  record BootRow(
      String architecture,
      String scenario,
      String title,
      Chip verdict,
      Chip linearizability,
      String cpus,
      String rounds,
      String judged,
      String collections,
      String time,
      String workload,
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

  static BootRow of(BootResult boot) {
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
        run.architecture(),
        run.workload().scenario(),
        boot.title(),
        Chip.of(run.verdict()),
        Chip.of(run.linearizability()),
        Words.number(run.workload().cpus()),
        Words.number(run.rounds()),
        Words.number(run.judged()),
        Words.number(run.collections()),
        Words.duration(run.time()),
        ReportText.workload(run.workload()),
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
