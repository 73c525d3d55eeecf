package halt.checker.report;

import halt.checker.conformance.ConformResult;
import halt.checker.conformance.ConformResult.Cell;
import halt.checker.conformance.ConformResult.Row;
import halt.checker.conformance.ConformResult.Target;
import halt.checker.conformance.EmulatorDefects;
import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload.Pace;
import halt.checker.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What does a comparison of machines and model come to, in plain text? */
public final class ConformText {
  private ConformText() {}

  /** A column: a target at a pace. */
  private record Column(String architecture, Pace pace) {
    String head() {
      return architecture + " " + pace;
    }
  }

  private static List<Column> columns(ConformResult result) {
    List<Column> columns = new ArrayList<>();
    for (Target target : result.targets()) {
      for (Pace pace : Pace.values()) {
        Column column = new Column(target.name(), pace);
        if (result.rows().stream().anyMatch(row -> !cell(row, column).runs().isEmpty())) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  private static Cell cell(Row row, Column column) {
    return row.cell(column.architecture(), column.pace());
  }

  /** The table, what went wrong below the rows, and one sentence at the end. */
  public static String summary(ConformResult result) {
    StringBuilder text = new StringBuilder();
    if (!result.rows().isEmpty()) {
      text.append(table(result));
      text.append(
          "outcomes seen of those that the model allows; w: so many of them are beyond all");
      text.append(" interleavings\n");
    }
    long defective =
        result.rows().stream()
            .flatMap(row -> columns(result).stream().map(column -> cell(row, column)))
            .mapToLong(Cell::defective)
            .sum();
    if (defective > 0) {
      text.append("d: outcomes that are a known defect of the emulator, not counted: ")
          .append(EmulatorDefects.WHAT)
          .append('\n');
    }
    shared(result).ifPresent(words -> text.append(words).append('\n'));
    for (Target target : result.targets()) {
      if (!target.booted()) {
        text.append(target.name()).append(" was not booted: ").append(target.about()).append('\n');
      }
    }
    text.append('\n').append(headline(result)).append('\n');
    return Words.visible(text.toString());
  }

  /** That processes which shared a CPU were pre-empted indeed. */
  private static Optional<String> shared(ConformResult result) {
    List<MachineRun> shared =
        result.runs().stream().filter(run -> run.workload().pace() == Pace.PREEMPTED).toList();
    return shared.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "preempted: two processes to a CPU, pre-empted %,d times, %,d operations begun anew",
                shared.stream().mapToLong(MachineRun::preemptions).sum(),
                shared.stream().mapToLong(MachineRun::restarts).sum()));
  }

  private static String table(ConformResult result) {
    List<Column> columns = columns(result);
    List<String> head = new ArrayList<>(List.of("scenario", "processes", "allowed"));
    columns.forEach(column -> head.add(column.head()));
    TextTable table = new TextTable(head).right(List.of(1, 2));
    for (Row row : result.rows()) {
      List<String> line = new ArrayList<>();
      line.add(row.scenario());
      line.add(Integer.toString(row.processes()));
      line.add(row.allowed().outcomes().map(set -> Integer.toString(set.size())).orElse("?"));
      columns.forEach(column -> line.add(words(cell(row, column))));
      table.row(line);
      notes(row).forEach(table::note);
    }
    return table.toString();
  }

  /** Such as {@code 4 of 4, 1 w}. */
  private static String words(Cell cell) {
    if (cell.runs().isEmpty()) {
      return "-";
    }
    StringBuilder text = new StringBuilder();
    if (cell.verdict() != Verdict.SAMPLED) {
      text.append(cell.verdict()).append(' ');
    }
    text.append(cell.covered());
    cell.allowed().outcomes().ifPresent(all -> text.append(" of ").append(all.size()));
    if (!cell.weak().isEmpty()) {
      text.append(", ").append(cell.weak().size()).append(" w");
    }
    if (cell.defective() > 0) {
      text.append(", ").append(cell.defective()).append(" d");
    }
    return text.toString();
  }

  /** Why a row is not what it should be. */
  private static List<String> notes(Row row) {
    List<String> notes = new ArrayList<>();
    if (row.allowed().outcomes().isEmpty()) {
      notes.add("model: " + row.model());
    }
    for (MachineRun run : row.runs()) {
      if (run.verdict() != Verdict.SAMPLED) {
        notes.add(
            run.architecture()
                + ", "
                + run.workload().pace()
                + ", seed "
                + run.workload().seed()
                + ": "
                + run.reason());
        run.explanation().ifPresent(notes::add);
        run.messages().forEach(message -> notes.add("  " + message));
        if (run.verdict() == Verdict.FAIL) {
          notes.add(
              (run.workload().deterministic() ? "reproduce with: " : "run the same again, freely: ")
                  + run.workload().command(run.architecture()));
        }
      }
    }
    return notes;
  }

  /** How often each outcome was seen in each column, a table for each row. */
  public static String histograms(ConformResult result) {
    StringBuilder text = new StringBuilder();
    List<Column> columns = columns(result);
    for (Row row : result.rows()) {
      text.append(row.scenario())
          .append(" with ")
          .append(row.processes())
          .append(row.processes() == 1 ? " process; model: " : " processes; model: ")
          .append(row.model())
          .append('\n');
      List<String> head = new ArrayList<>(List.of("outcome", "model"));
      columns.forEach(column -> head.add(column.head()));
      TextTable table = new TextTable(head).right(IntStream.range(2, head.size()).boxed().toList());
      Set<String> outcomes = new TreeSet<>();
      row.allowed().outcomes().ifPresent(outcomes::addAll);
      columns.forEach(column -> outcomes.addAll(cell(row, column).seen().keySet()));
      for (String outcome : outcomes) {
        List<String> line = new ArrayList<>(List.of(outcome, standing(row, outcome)));
        for (Column column : columns) {
          long times = cell(row, column).seen().getOrDefault(outcome, 0L);
          line.add(times == 0 ? "-" : Words.number(times));
        }
        table.row(line);
      }
      text.append(table).append('\n');
    }
    return text.toString();
  }

  /** What the model says of an outcome, in a word or two. */
  static String standing(Row row, String outcome) {
    if (row.allowed().outcomes().isEmpty()) {
      return "not asked";
    }
    if (row.runs().stream().anyMatch(run -> run.knownDefects().contains(outcome))) {
      return "known defect";
    }
    if (row.allowed().forbids(outcome)) {
      return "FORBIDDEN";
    }
    boolean beyond =
        row.allowed()
            .litmus()
            .map(litmus -> litmus.beyondInterleavings().contains(outcome))
            .orElse(false);
    return beyond ? "allowed, weak" : "allowed";
  }

  /** One sentence: what it comes to. */
  public static String headline(ConformResult result) {
    List<MachineRun> runs = result.runs();
    long failed = runs.stream().filter(run -> run.verdict() == Verdict.FAIL).count();
    long open =
        runs.stream()
            .filter(run -> run.verdict() != Verdict.FAIL && run.verdict() != Verdict.SAMPLED)
            .count();
    long rounds = runs.stream().mapToLong(MachineRun::rounds).sum();
    String booted =
        result.targets().stream()
            .filter(Target::booted)
            .map(Target::name)
            .collect(Collectors.joining(" and "));
    if (booted.isEmpty()) {
      return "Nothing was compared: no target was booted.";
    }
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d of %,d boots", runs.size(), result.planned()));
    text.append(String.format(Locale.ROOT, " on %s, %,d rounds: ", booted, rounds));
    text.append(failed == 0 ? "none failed" : failed + " FAILED");
    if (open > 0) {
      text.append(", ").append(open).append(" undecided");
    }
    if (result.interrupted()) {
      text.append(", interrupted");
    }
    text.append(String.format(Locale.ROOT, " (%.0f s)", result.time().toMillis() / 1e3));
    return text.append('.').toString();
  }
}
