package halt.model.description;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,3})x(\\d{1,3})(\\+(\\d{1,3})\\+(\\d{1,3}))?");

  /**
   * The scope that is written like {@code 2x3} (processes and operations of each) or {@code
   * 2x3+1+1} (with requested collections and refused allocations).
   *
   * @return empty if it is not written like that, or has no process
   */
  public static Optional<Scope> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      return Optional.empty();
    }
    boolean system = matcher.group(3) != null;
    return Optional.of(
        new Scope(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            system ? Integer.parseInt(matcher.group(4)) : 0,
            system ? Integer.parseInt(matcher.group(5)) : 0));
  }

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
