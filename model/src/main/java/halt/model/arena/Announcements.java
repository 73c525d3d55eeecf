package halt.model.arena;

import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * What may a process not announce by {@link halt.core.host.Platform}? A history is made of what is
 * announced: of operations that the specification has, each begun and then ended before the same
 * process begins another. What is no such history is not linearizable.
 */
public final class Announcements {
  private Announcements() {}

  /** The operation begins that has a number that no operation has. */
  public static Violation unknown(int process, int operation) {
    return violation(
        process, "begins operation " + operation + ", and no operation has that number");
  }

  /** An operation begins while another one has not ended. */
  public static Violation nested(int process) {
    return violation(process, "begins an operation before the one that it is in has ended");
  }

  /** An operation ends, and none has begun. */
  public static Violation unbegun(int process) {
    return violation(process, "ends an operation, and has not begun one");
  }

  /** The process ends, but not its operation. */
  public static Violation unended(int process) {
    return violation(process, "comes to its end, but not the operation that it has begun");
  }

  private static Violation violation(int process, String what) {
    return new Violation(Property.LINEARIZABLE, "process " + process + " " + what);
  }
}
