package halt.model.scenario;

/**
 * How large is the space that an exploration is asked to cover? A scope is part of the claim: a
 * PASS is for the stated scope.
 *
 * @param processes processes, one per CPU
 * @param operations operations of each process
 * @param collections how many times, in all, the system may request a collection at a boundary
 * @param allocationFailures how many allocations, in all, the system may refuse
 */
public record Scope(int processes, int operations, int collections, int allocationFailures) {
  /** Far more than can be explored; a slip of the finger is refused and not waited for. */
  public static final int MOST_PROCESSES = 256;

  /** In words, for a person. */
  public String describe() {
    return size()
        + ", at most "
        + counted(collections, "requested collection", "requested collections")
        + " and "
        + counted(allocationFailures, "refused allocation", "refused allocations");
  }

  /** The same without what the system may do; of a machine, to which it does nothing. */
  public String size() {
    return counted(processes, "process", "processes")
        + " × "
        + counted(operations, "operation", "operations");
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
