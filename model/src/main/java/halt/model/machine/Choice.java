package halt.model.machine;

/**
 * How did a choice fall?
 *
 * @param taken the way that was gone, from 0; of a question that is answered by no or yes, 1 is yes
 * @param of how many ways there were
 */
public record Choice(int taken, int of) {
  /**
   * A choice.
   *
   * @throws IllegalArgumentException if there is no such way
   */
  public Choice {
    if (taken < 0 || taken >= of) {
      throw new IllegalArgumentException("a choice of " + of + " ways cannot fall to " + taken);
    }
  }

  /** The answer to a question. */
  public static Choice of(boolean yes) {
    return new Choice(yes ? 1 : 0, 2);
  }

  /** Whether there is a way behind this one. */
  boolean hasNext() {
    return taken + 1 < of;
  }
}
