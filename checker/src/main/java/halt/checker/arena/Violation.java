package halt.checker.arena;

import halt.checker.verdict.Property;

/** A property failed in the step under way. Ends a search, so it has no stack trace to fill. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Property property;

  /** With what is wrong, in words. */
  public Violation(Property property, String message) {
    super(message);
    this.property = property;
  }

  /** Which property failed. */
  public Property property() {
    return property;
  }

  /** Searches throw it often, and where it was thrown tells nothing about the checked program. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
