package halt.checker.report;

import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.EngineUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/**
 * What did every engine say, at one look? A line for each thing that was judged and a column for
 * each engine, those included that took no part. The template is {@code matrix.mustache}.
 */
final class HtmlMatrix {
  private HtmlMatrix() {}

  /**
   * The whole matrix.
   *
   * @param what stands above the names of the lines
   * @param summaryHead stands above the last column; empty if there is none
   * @param footnote before its number, the anchor of a note below the table
   */
  record View(
      String what, List<Head> engines, String summaryHead, String footnote, List<Line> lines) {}

  /** An engine's name and, if it took part, the version of what is behind it. */
  record Head(String name, String about) {}

  /**
   * One line.
   *
   * @param anchor where the details are
   * @param summary what the engines say together, at most one
   */
  record Line(String anchor, String name, String aside, List<Cell> cells, List<Together> summary) {}

  /**
   * One engine's column in one line. Below the first line of an engine that took no part there is
   * no cell: that one goes down to the end of the table.
   */
  record Cell(List<Absence> absence, boolean empty, List<Finding> findings) {}

  /** Why an engine took no part, and over how many lines the sentence goes. */
  record Absence(int lines, String why) {}

  /**
   * What an engine found.
   *
   * @param anchor where the details are
   * @param figures time and amount
   * @param why what the reader must know beside the chip; may be empty
   * @param footnotes numbers of notes below the table
   */
  record Finding(Chip chip, String anchor, String figures, String why, List<Integer> footnotes) {}

  /** What the engines say together. */
  record Together(List<Chip> chip, String text, String aside) {}

  /** The columns' heads. */
  static List<Head> heads(List<EngineUse> engines) {
    return engines.stream()
        .map(engine -> new Head(engine.name(), engine.used() ? engine.about() : ""))
        .toList();
  }

  /**
   * The cells of one line.
   *
   * @param finding makes a finding with its position in the line, counted from 0
   */
  static <K, T> List<Cell> cells(
      EngineTable<K, T> table, int line, BiFunction<T, Integer, Finding> finding) {
    Row<K, T> row = table.rows().get(line);
    List<Cell> cells = new ArrayList<>();
    int position = 0;
    for (int i = 0; i < table.engines().size(); i++) {
      EngineUse engine = table.engines().get(i);
      if (isAbsent(table, i)) {
        if (line == 0) {
          String why = engine.about().isEmpty() ? "" : ": " + engine.about();
          cells.add(
              new Cell(
                  List.of(new Absence(table.rows().size(), "did not take part" + why)),
                  false,
                  List.of()));
        }
        continue;
      }
      List<Finding> findings = new ArrayList<>();
      for (T each : row.cells().get(i)) {
        findings.add(finding.apply(each, position++));
      }
      cells.add(new Cell(List.of(), findings.isEmpty(), findings));
    }
    return cells;
  }

  /** Whether an engine took no part and so has nothing in its column. */
  private static <K, T> boolean isAbsent(EngineTable<K, T> table, int engine) {
    ToIntFunction<Row<K, T>> findings = row -> row.cells().get(engine).size();
    return !table.engines().get(engine).used()
        && table.rows().stream().mapToInt(findings).sum() == 0;
  }
}
