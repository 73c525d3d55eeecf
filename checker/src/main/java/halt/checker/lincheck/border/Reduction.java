package halt.checker.lincheck.border;

/**
 * What need not be explored? Each of these includes the one before it, and none changes a verdict
 * or an outcome: {@code ReductionsTest} compares them.
 */
public enum Reduction {
  /** Everything is explored; a process that waits for another one keeps a run from ending. */
  NONE,
  /** A run that comes to a state in which an earlier one was ends there. */
  STATES,
  /** Up to its last call, a plan takes one way to each state in which that call is made. */
  BEGINNINGS
}
