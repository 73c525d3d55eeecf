package halt.checker.state;

import halt.checker.verdict.Property;

/** A property failed in the step under way. Ends a search, so it has no stack trace to fill. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Property property;

  Violation(Property property, String message) {
    super(message, null, false, false);
    this.property = property;
  }

  Property property() {
    return property;
  }
}
