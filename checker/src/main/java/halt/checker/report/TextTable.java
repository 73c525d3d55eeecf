package halt.checker.report;

import java.util.ArrayList;
import java.util.List;

/** How do columns line up in plain text? Two blanks between them; numbers may sit at the right. */
final class TextTable {
  /** A row of cells, or a note under the row before it. */
  private record Line(List<String> cells, String note) {}

  private final List<Line> lines = new ArrayList<>();
  private final int[] widths;
  private final boolean[] right;

  TextTable(List<String> header) {
    widths = new int[header.size()];
    right = new boolean[header.size()];
    row(header);
  }

  /** Puts these columns, counted from 0, at the right. */
  TextTable right(List<Integer> columns) {
    for (int column : columns) {
      right[column] = true;
    }
    return this;
  }

  void row(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(cells.get(i)));
    }
    lines.add(new Line(List.copyOf(cells), ""));
  }

  /** Text of its own width below the last row. */
  void note(String text) {
    lines.add(new Line(List.of(), text));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.cells().isEmpty()) {
        line.note().lines().forEach(noted -> text.append("    ").append(noted).append('\n'));
      } else {
        text.append(cells(line.cells())).append('\n');
      }
      if (i == 0) {
        text.append(rule()).append('\n');
      }
    }
    return text.toString();
  }

  private String cells(List<String> cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(cells.get(i)));
      row.append(i == 0 ? "" : "  ");
      row.append(right[i] ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return row.toString().stripTrailing();
  }

  private String rule() {
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
    }
    return rule.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
