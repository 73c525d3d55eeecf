package halt.checker.report;

import halt.checker.conformance.Workload;
import halt.checker.engine.Exploration;
import halt.checker.report.EngineTable.CheckedCase;
import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What did every engine say, in a terminal? The page's matrices with figures cut short, so that
 * three engines fit beside each other: {@code 2.4s}, {@code 1.53M}. The exact ones are on the page.
 */
final class MatrixText {
  private static final String NOTHING = "-";

  private MatrixText() {}

  /** Cases by engines, with the reason below each row for whatever is not a plain pass. */
  static String checks(RunReport report) {
    EngineTable<CheckedCase, ScenarioCheck> engines = EngineTable.checks(report);
    List<String> head = new ArrayList<>(List.of("scenario", "scope"));
    List<Integer> right = new ArrayList<>();
    List<Boolean> countsStates = new ArrayList<>();
    for (int i = 0; i < engines.engines().size(); i++) {
      head.add(engines.engines().get(i).name());
      countsStates.add(sum(engines, i, Exploration::states) > 0);
      if (found(engines, i)) {
        right.addAll(List.of(head.size(), head.size() + 1));
        head.addAll(List.of("time", countsStates.get(i) ? "states" : "runs"));
      }
    }
    TextTable table = new TextTable(head).right(right);
    Map<String, Integer> unsaid = reasons(report);
    for (Row<CheckedCase, ScenarioCheck> row : engines.rows()) {
      // An engine may have judged a case twice; then the row has a second line.
      int lines = row.cells().stream().mapToInt(List::size).max().orElse(0);
      for (int line = 0; line < lines; line++) {
        List<String> cells = new ArrayList<>();
        cells.add(line == 0 ? row.key().scenario() : "");
        cells.add(line == 0 ? scope(row.key().scope()) : "");
        List<Exploration> inLine = new ArrayList<>();
        for (int i = 0; i < engines.engines().size(); i++) {
          List<ScenarioCheck> cell = row.cells().get(i);
          if (line < cell.size()) {
            Exploration exploration = cell.get(line).exploration();
            inLine.add(exploration);
            cells.add(exploration.verdict().name());
            cells.add(time(exploration));
            cells.add(count(countsStates.get(i) ? exploration.states() : exploration.runs()));
          } else {
            cells.add(NOTHING);
            if (found(engines, i)) {
              cells.addAll(List.of("", ""));
            }
          }
        }
        table.row(cells);
        for (Exploration exploration : inLine) {
          // Below the first case only: an engine that cannot start says so of every case.
          Integer cases = unsaid.remove(reason(exploration));
          if (cases != null) {
            String more = cases == 1 ? "" : " (" + Words.counted(cases - 1L, "more case") + ")";
            table.note(reason(exploration) + more);
          }
        }
      }
    }
    return table
        + "scope: processes × operations of each, c requested collections, r refused allocations;"
        + " memory model "
        + Words.models(report)
        + '\n'
        + caveats(report)
        + absent(report);
  }

  /** What the verdicts above do not say, each once, and of how many. */
  private static String caveats(RunReport report) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ScenarioCheck check : report.checks()) {
      check.exploration().caveats().forEach(caveat -> counts.merge(caveat, 1, Integer::sum));
    }
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (caveat, count) ->
            text.append(caveat)
                .append(": ")
                .append(count)
                .append(" of ")
                .append(Words.counted(report.checks().size(), "exploration"))
                .append('\n'));
    return text.toString();
  }

  /** Who gives which reason in how many cases, for whatever is not a plain pass. */
  private static Map<String, Integer> reasons(RunReport report) {
    Map<String, Integer> reasons = new HashMap<>();
    for (ScenarioCheck check : report.checks()) {
      switch (check.exploration().verdict()) {
        case PASS -> {}
        case PASS_BOUNDED, FAIL, DISAGREE, SAMPLED, INCONCLUSIVE, UNSUPPORTED ->
            reasons.merge(reason(check.exploration()), 1, Integer::sum);
      }
    }
    return reasons;
  }

  private static String reason(Exploration exploration) {
    return exploration.engine() + ": " + exploration.reason();
  }

  /** Bugs by engines, and below them why some are out of an engine's reach, each reason once. */
  static String bugs(RunReport report) {
    EngineTable<String, SeededBugResult> engines = EngineTable.bugs(report);
    List<String> head = new ArrayList<>(List.of("seeded bug", "expected"));
    List<Integer> right = new ArrayList<>();
    for (int i = 0; i < engines.engines().size(); i++) {
      head.add(engines.engines().get(i).name());
      if (found(engines, i)) {
        right.add(head.size());
        head.add("time");
      }
    }
    TextTable table = new TextTable(head).right(right);
    Map<String, List<String>> outOfReach = new LinkedHashMap<>();
    for (Row<String, SeededBugResult> row : engines.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.key());
      cells.add(row.all().get(0).expected().id());
      for (int i = 0; i < engines.engines().size(); i++) {
        List<SeededBugResult> cell = row.cells().get(i);
        cells.add(
            cell.isEmpty()
                ? NOTHING
                : String.join(" + ", cell.stream().map(MatrixText::word).toList()));
        if (found(engines, i)) {
          cells.add(cell.isEmpty() ? "" : time(cell.get(0).exploration()));
        }
      }
      table.row(cells);
      for (SeededBugResult bug : row.all()) {
        note(table, bug);
        if (bug.hunt() == Hunt.OUT_OF_REACH) {
          outOfReach
              .computeIfAbsent(
                  bug.exploration().engine() + ": " + bug.outOfReach().orElseThrow(),
                  reason -> new ArrayList<>())
              .add(bug.name());
        }
      }
    }
    StringBuilder text = new StringBuilder(table.toString());
    outOfReach.forEach(
        (reason, names) ->
            text.append("out of reach of ")
                .append(reason)
                .append(" (")
                .append(String.join(", ", names))
                .append(")\n"));
    // It was said below the explorations, if there are any.
    return text + (report.checks().isEmpty() ? absent(report) : "");
  }

  /** Scenarios by targets, with the reason below each row for whatever is not a plain sample. */
  static String boots(RunReport report) {
    EngineTable<Workload, BootResult> targets = EngineTable.boots(report);
    List<String> head = new ArrayList<>(List.of("boot", "CPUs", "rounds"));
    List<Integer> right = new ArrayList<>(List.of(1, 2));
    for (int i = 0; i < targets.engines().size(); i++) {
      head.add(targets.engines().get(i).name());
      if (found(targets, i)) {
        right.addAll(List.of(head.size(), head.size() + 2));
        head.addAll(List.of("judged", "outcomes", "time"));
      }
    }
    TextTable table = new TextTable(head).right(right);
    boolean modelUnknown = false;
    for (Row<Workload, BootResult> row : targets.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.key().scenario());
      cells.add(Words.number(row.key().cpus()));
      cells.add(Words.number(row.key().rounds()));
      for (int i = 0; i < targets.engines().size(); i++) {
        List<BootResult> cell = row.cells().get(i);
        if (cell.isEmpty()) {
          cells.add(NOTHING);
          if (found(targets, i)) {
            cells.addAll(List.of("", "", ""));
          }
          continue;
        }
        BootResult boot = cell.get(0);
        modelUnknown |= boot.allowed().isEmpty();
        cells.add(boot.run().verdict().name());
        cells.add(shortly(boot.run().judged()));
        cells.add(seen(boot));
        cells.add(shortly(boot.run().time()));
      }
      table.row(cells);
      row.all().forEach(boot -> note(table, boot));
    }
    StringBuilder text = new StringBuilder(table.toString());
    text.append("judged: operations; outcomes: seen of those that the model allows");
    text.append(modelUnknown ? " (?: the model was not asked)\n" : "\n");
    for (EngineUse target : targets.engines()) {
      if (!target.used()) {
        text.append(target.name()).append(" was not booted: ").append(target.about()).append('\n');
      }
    }
    return text.toString();
  }

  /** Such as {@code 3 of 5}. */
  private static String seen(BootResult boot) {
    int surprising = boot.notAllowed().size();
    return (boot.run().seen().size() - surprising)
        + " of "
        + boot.allowed().map(allowed -> Words.number(allowed.size())).orElse("?")
        + (surprising == 0 ? "" : " + " + surprising);
  }

  private static void note(TextTable table, BootResult boot) {
    String target = boot.run().architecture() + ": ";
    switch (boot.run().verdict()) {
      case PASS, SAMPLED -> {}
      case PASS_BOUNDED, FAIL, DISAGREE, INCONCLUSIVE, UNSUPPORTED -> {
        table.note(target + boot.run().reason());
        boot.run().explanation().ifPresent(table::note);
      }
    }
    boot.notAllowed()
        .forEach(outcome -> table.note(target + "not allowed by the model: " + outcome));
  }

  private static String word(SeededBugResult bug) {
    return switch (bug.hunt()) {
      case CAUGHT, MISSED, OUT_OF_REACH, CONTRADICTED, UNDECIDED -> Words.hunt(bug.hunt());
      case CAUGHT_OTHERWISE -> "caught, other";
    };
  }

  private static void note(TextTable table, SeededBugResult bug) {
    String engine = bug.exploration().engine() + ": ";
    switch (bug.hunt()) {
      case OUT_OF_REACH -> {}
      case CAUGHT, CAUGHT_OTHERWISE -> {
        String found = bug.found().orElseThrow();
        if (!found.equals(bug.expected().id())) {
          table.note(engine + found + " failed");
        }
      }
      case MISSED, CONTRADICTED, UNDECIDED -> table.note(engine + bug.exploration().reason());
    }
  }

  private static String absent(RunReport report) {
    StringBuilder text = new StringBuilder();
    for (EngineUse engine : report.engines()) {
      if (!engine.used()) {
        text.append(Words.absent(engine)).append('\n');
      }
    }
    return text.toString();
  }

  private static <K, T> boolean found(EngineTable<K, T> table, int engine) {
    return table.rows().stream().anyMatch(row -> !row.cells().get(engine).isEmpty());
  }

  private static long sum(
      EngineTable<CheckedCase, ScenarioCheck> table,
      int engine,
      ToLongFunction<Exploration> amount) {
    return table.rows().stream()
        .flatMap(row -> row.cells().get(engine).stream())
        .map(ScenarioCheck::exploration)
        .mapToLong(amount)
        .sum();
  }

  /** Such as {@code 2×2 c1 r1}. */
  private static String scope(Scope scope) {
    return scope.processes()
        + "×"
        + scope.operations()
        + (scope.collections() == 0 ? "" : " c" + scope.collections())
        + (scope.allocationFailures() == 0 ? "" : " r" + scope.allocationFailures());
  }

  private static String time(Exploration exploration) {
    return exploration.verdict() == Verdict.UNSUPPORTED ? NOTHING : shortly(exploration.time());
  }

  /** About two digits: {@code 45ms}, {@code 2.4s}, {@code 95s}, {@code 4m09s}. */
  static String shortly(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + "ms";
    }
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1fs", millis / 1e3);
    }
    long seconds = Math.round(millis / 1e3);
    return seconds < 100
        ? seconds + "s"
        : String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
  }

  private static String count(long number) {
    return number == 0 ? NOTHING : shortly(number);
  }

  /**
   * Exact below ten thousand, else about three digits: {@code 9,999}, {@code 64.1k}, {@code 1.53M}.
   */
  static String shortly(long number) {
    if (number < 10_000) {
      return Words.number(number);
    }
    double left = number;
    String unit = "";
    for (String next : List.of("k", "M", "G")) {
      // Rounding must not print 1000k for what is 1.00M.
      if (left < 999.5 && !unit.isEmpty()) {
        break;
      }
      left /= 1000;
      unit = next;
    }
    int digits = left < 9.995 ? 2 : left < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f%s", left, unit);
  }
}
