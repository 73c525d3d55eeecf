package halt.checker.report;

import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.Translation;
import java.util.List;

/** What does the terminal say at the end of a run? The same tables as the page, in plain text. */
public final class ReportText {
  private ReportText() {}

  /** The whole summary, with a new line at the end. */
  public static String summary(RunReport report) {
    StringBuilder text = new StringBuilder();
    if (!report.checks().isEmpty()) {
      text.append(checks(report.checks())).append('\n');
    }
    if (!report.bugs().isEmpty()) {
      text.append(bugs(report.bugs())).append('\n');
    }
    if (!report.boots().isEmpty()) {
      text.append(boots(report.boots())).append('\n');
    }
    report.translation().ifPresent(emitted -> text.append(translation(emitted)).append("\n\n"));
    if (!report.allNotCovered().isEmpty()) {
      text.append("Not covered\n");
      report.allNotCovered().forEach(sentence -> text.append("  ").append(sentence).append('\n'));
      text.append('\n');
    }
    text.append(report.headline()).append('\n');
    report.problems().forEach(problem -> text.append("  ").append(problem).append('\n'));
    return Words.visible(text.toString());
  }

  /** The explorations as a table, with a line of reason below each that is not a plain pass. */
  public static String checks(List<ScenarioCheck> checks) {
    TextTable table =
        new TextTable(
                "scenario",
                "verdict",
                "model",
                "processes",
                "operations",
                "collections",
                "refusals",
                "states",
                "transitions",
                "time")
            .right(3, 4, 5, 6, 7, 8, 9);
    for (ScenarioCheck check : checks) {
      Exploration exploration = check.exploration();
      table.row(
          exploration.scenario(),
          exploration.verdict().name(),
          exploration.engine() + "/" + exploration.model().id(),
          Words.number(exploration.scope().processes()),
          Words.number(exploration.scope().operations()),
          Words.number(exploration.scope().collections()),
          Words.number(exploration.scope().allocationFailures()),
          Words.number(exploration.states()),
          Words.number(exploration.transitions()),
          Words.duration(exploration.time()));
      switch (exploration.verdict()) {
        case PASS -> {}
        case PASS_BOUNDED, FAIL, DISAGREE, SAMPLED, INCONCLUSIVE, UNSUPPORTED ->
            table.note(exploration.reason());
      }
    }
    return table.toString();
  }

  /** The seeded bugs as a table. */
  public static String bugs(List<SeededBugResult> bugs) {
    TextTable table =
        new TextTable("seeded bug", "scenario", "hunt", "property", "steps", "states", "time")
            .right(4, 5, 6);
    for (SeededBugResult bug : bugs) {
      table.row(
          bug.name(),
          bug.exploration().scenario(),
          Words.hunt(bug.hunt()),
          bug.found().orElse("(expected " + bug.expected().id() + ")"),
          bug.trace().map(trace -> Words.number(trace.steps().size())).orElse("-"),
          Words.number(bug.exploration().states()),
          Words.duration(bug.exploration().time()));
    }
    return table.toString();
  }

  /** The boots as a table, with a line of reason below each that failed. */
  public static String boots(List<BootResult> boots) {
    TextTable table =
        new TextTable("boot", "scenario", "verdict", "CPUs", "rounds", "judged", "outcomes", "time")
            .right(3, 4, 5, 7);
    for (BootResult boot : boots) {
      MachineRun run = boot.run();
      table.row(
          run.architecture(),
          run.workload().scenario(),
          run.verdict().name(),
          Words.number(run.workload().cpus()),
          Words.number(run.workload().rounds()),
          Words.number(run.judged()),
          outcomes(boot),
          Words.duration(run.time()));
      switch (run.verdict()) {
        case PASS, SAMPLED -> {}
        case PASS_BOUNDED, FAIL, DISAGREE, INCONCLUSIVE, UNSUPPORTED -> {
          table.note(run.reason());
          run.explanation().ifPresent(table::note);
        }
      }
      boot.notAllowed().forEach(outcome -> table.note("not allowed by the model: " + outcome));
    }
    return table.toString();
  }

  /** Such as {@code 3 of 5 allowed ones seen; 1 not allowed}. */
  static String outcomes(BootResult boot) {
    if (boot.allowed().isEmpty()) {
      return boot.run().seen().size() + " seen; the model was not asked";
    }
    int surprising = boot.notAllowed().size();
    return (boot.run().seen().size() - surprising)
        + " of "
        + boot.allowed().get().size()
        + " allowed ones seen"
        + (surprising == 0 ? "" : "; " + surprising + " not allowed");
  }

  /** What a machine was asked to do. */
  static String workload(Workload workload) {
    return workload.cpus()
        + " CPUs, "
        + workload.operations()
        + (workload.operations() == 1 ? " operation" : " operations")
        + " of each process in a round, "
        + Words.number(workload.rounds())
        + " rounds"
        + (workload.spaceWords().isPresent()
            ? ", semispaces of " + Words.number(workload.spaceWords().getAsLong()) + " words"
            : "")
        + ", seed "
        + workload.seed()
        + ", at most "
        + Words.duration(workload.limit());
  }

  static String translation(Translation emitted) {
    return String.format(
        "translated %s lines of restricted Java in %d files to %s lines of C in %d files;"
            + " %s compiled them in %s",
        Words.number(emitted.javaLines()),
        emitted.javaFiles(),
        Words.number(emitted.cLines()),
        emitted.cFiles(),
        emitted.compiler(),
        Words.duration(emitted.compileTime()));
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
