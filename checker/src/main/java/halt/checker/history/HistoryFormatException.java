package halt.checker.history;

/** Why is a file not a history? The message says where, and what was expected there. */
public final class HistoryFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  HistoryFormatException(String file, int line, String expected) {
    super(file + ":" + line + ": " + expected);
    this.line = line;
  }

  /** The line at fault, from 1. */
  public int line() {
    return line;
  }
}
