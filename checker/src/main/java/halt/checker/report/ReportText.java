package halt.checker.report;

import halt.checker.conformance.Workload;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.Translation;
import halt.checker.trace.TraceText;
import halt.checker.verdict.Verdict;
import java.util.List;

/** What does the terminal say at the end of a run? The same tables as the page, in plain text. */
public final class ReportText {
  /** Columns of a terminal that we count on. */
  private static final int LINE = 110;

  private ReportText() {}

  /** The whole summary, with a new line at the end. */
  public static String summary(RunReport report) {
    StringBuilder text = new StringBuilder();
    for (Disagreement disagreement : report.disagreements()) {
      text.append(disagreement(disagreement)).append('\n');
    }
    if (!report.checks().isEmpty()) {
      text.append(MatrixText.checks(report)).append('\n');
    }
    if (!report.bugs().isEmpty()) {
      text.append(MatrixText.bugs(report)).append('\n');
    }
    if (!report.boots().isEmpty()) {
      text.append(MatrixText.boots(report)).append('\n');
    }
    report.translation().ifPresent(emitted -> text.append(translation(emitted)).append("\n\n"));
    notCovered(report, text);
    text.append(headline(report)).append('\n');
    report.problems().forEach(problem -> text.append("  ").append(problem).append('\n'));
    return Words.visible(text.toString());
  }

  /** In a line of its own for each clause, if it does not fit into one. */
  private static String headline(RunReport report) {
    String headline = report.headline();
    return headline.length() <= LINE
        ? headline
        : String.join(";\n", Conclusions.claims(report)) + ".";
  }

  /** Both sides of a contradiction. */
  private static String disagreement(Disagreement disagreement) {
    StringBuilder text = new StringBuilder();
    text.append(Verdict.DISAGREE)
        .append(' ')
        .append(Words.caseName(disagreement.first()))
        .append(": ")
        .append(disagreement.what())
        .append('\n');
    for (Exploration side : List.of(disagreement.first(), disagreement.second())) {
      text.append("  ")
          .append(side.engine())
          .append(": ")
          .append(side.verdict())
          .append(", ")
          .append(Words.counted(side.outcomes().size(), "outcome"))
          .append(", ")
          .append(side.reason())
          .append('\n');
      side.failure()
          .ifPresent(
              trace ->
                  TraceText.lines(trace)
                      .forEach(line -> text.append("    ").append(line).append('\n')));
    }
    return text.toString();
  }

  private static void notCovered(RunReport report, StringBuilder text) {
    StringBuilder sentences = new StringBuilder();
    report.notCovered().forEach(each -> sentences.append("  ").append(each).append('\n'));
    for (EngineUse engine : EngineTable.engines(report)) {
      for (String each : report.notCoveredBy(engine.name())) {
        sentences.append("  ").append(engine.name()).append(": ").append(each).append('\n');
      }
    }
    if (sentences.length() > 0) {
      text.append("Not covered\n").append(sentences).append('\n');
    }
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
        + ", "
        + workload.pace()
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
