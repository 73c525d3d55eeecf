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
    /** Not all processes have come to their ends; the text says who waits for what. */
    STUCK,
    /** The run goes on and on; the schedule ends where it changed memory for the last time. */
    ENDLESS,
    /** The run cannot be judged; the text says why. */
    CUT
  }
}
