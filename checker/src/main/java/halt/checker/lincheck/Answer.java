package halt.checker.lincheck;

import java.util.List;

/**
 * What has a child found?
 *
 * @param what in words, where {@code end} alone does not say it
 * @param property the name of the one that failed, or empty
 * @param schedule of the run that failed, or empty
 * @param runs complete ones, under all plans together
 * @param states different ones
 * @param histories different finished runs, each judged twice
 */
record Answer(
    End end,
    String what,
    String property,
    String schedule,
    long runs,
    long steps,
    long states,
    int longest,
    int plans,
    int histories,
    List<String> outcomes) {
  /** How the exploration ended. */
  enum End {
    /** All interleavings of all plans were run. */
    EXHAUSTED,
    /** So many runs were allowed, and there are more. */
    BOUNDED,
    /** The time was over. */
    OUT_OF_TIME,
    /** A property failed. */
    FAILED,
    /** The judges of histories do not agree. */
    DISAGREED,
    /** An operation ran out of memory. */
    OUT_OF_MEMORY,
    /** A run, or Lincheck itself, went in a way that cannot be judged. */
    PROBLEM
  }
}
