package halt.checker.lincheck.border;

/**
 * How did a run end?
 *
 * @param schedule the order of its steps, as {@code halt.checker.trace.Schedule} prints it
 */
public record RunEnd(Kind kind, String text, String property, String schedule) {
  /** In which way. */
  public enum Kind {
    /** All processes came to their ends; the text is the run's. */
    FINISHED,
    /** A property failed: its name, and as text what is wrong. */
    FAILED,
    /** It came to a state in which an earlier run was, and was not gone on with. */
    SEEN,
    /** The run cannot be judged; the text says why. */
    CUT
  }
}
