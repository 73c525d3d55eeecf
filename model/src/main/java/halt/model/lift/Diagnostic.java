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

  /** Several lines for a person: place, rule and message, the source line with a caret, the fix. */
  public String format() {
    StringBuilder text = new StringBuilder();
    text.append(position).append(": ").append(rule.id()).append(": ").append(message);
    if (!sourceLine.isBlank()) {
      text.append("\n    ").append(sourceLine).append("\n    ");
      for (int i = 0; i < Math.min(position.column() - 1, sourceLine.length()); i++) {
        text.append(sourceLine.charAt(i) == '\t' ? '\t' : ' ');
      }
      text.append('^');
    }
    text.append("\n    fix: ").append(fix);
    text.append("\n    see ").append(rule.page());
    return text.toString();
  }
}
