package halt.checker.trace;

/** Why is a file not a trace? The message says where, and what was expected there. */
public final class TraceFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  TraceFormatException(String message) {
    super(message);
  }
}
