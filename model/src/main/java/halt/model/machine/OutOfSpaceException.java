package halt.model.machine;

/** Memory ran out because the arena has too few words for the scenario, or too much was refused. */
public final class OutOfSpaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who found none? */
  public enum Who {
    SET_UP("the set-up"),
    OPERATION("an operation"),
    FINAL_CHECK("the final check");

    private final String words;

    Who(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Who who;
  private final int refused;

  /**
   * @param refused how many allocations the system had refused until then
   */
  public OutOfSpaceException(Who who, int refused) {
    super(who + " ran out of memory", null, false, false);
    this.who = who;
    this.refused = refused;
  }

  public Who who() {
    return who;
  }

  public int refused() {
    return refused;
  }
}
