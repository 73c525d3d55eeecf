package halt.model.lift;

import halt.model.ir.Position;
import java.util.Comparator;

/**
 * Which rule is broken where, and what is to be done? Sorted by file, line, column and rule.
 *
 * @param message what is wrong at this place
 * @param fix what to write instead
 * @param sourceLine the text of the line, without its line break; empty if it could not be read
 */
public record Diagnostic(
    Rule rule, Position position, String message, String fix, String sourceLine)
    implements Comparable<Diagnostic> {
  /** So many characters of a line are shown before the place, and as many behind it. */
  private static final int SHOWN = 120;

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing((Diagnostic diagnostic) -> diagnostic.position.file())
          .thenComparingInt(diagnostic -> diagnostic.position.line())
          .thenComparingInt(diagnostic -> diagnostic.position.column())
          .thenComparing(Diagnostic::rule)
          .thenComparing(Diagnostic::message);

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** The line, or of a long one the part around the place, and below it a caret. */
  private void appendLine(StringBuilder text) {
    int column = Math.min(position.column() - 1, sourceLine.length());
    int from = Math.max(0, column - SHOWN);
    int to = Math.min(sourceLine.length(), column + SHOWN);
    text.append("\n    ").append(from > 0 ? "… " : "");
    text.append(sourceLine, from, to).append(to < sourceLine.length() ? " …" : "");
    text.append("\n    ").append(from > 0 ? "  " : "");
    for (int i = from; i < column; i++) {
      text.append(sourceLine.charAt(i) == '\t' ? '\t' : ' ');
    }
    text.append('^');
  }

  /** Several lines for a person: place, rule and message, the source line with a caret, the fix. */
  public String format() {
    StringBuilder text = new StringBuilder();
    text.append(position).append(": ").append(rule.id()).append(": ").append(message);
    if (!sourceLine.isBlank()) {
      appendLine(text);
    }
    text.append("\n    fix: ").append(fix);
    text.append("\n    see ").append(rule.page());
    return text.toString();
  }
}
