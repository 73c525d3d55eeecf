package halt.model.property;

import java.util.Optional;

/** A property failed in the step under way. Ends a search, so it has no stack trace to fill. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Optional<Refused> refused;
  private final Property property;

  /** With what is wrong, in words. */
  public Violation(Property property, String message) {
    this(property, message, Optional.empty());
  }

  private Violation(Property property, String message, Optional<Refused> refused) {
    super(message);
    this.property = property;
    this.refused = refused;
  }

  /** The same, of which it is known what in the source did it; the message says where that is. */
  public Violation of(Refused what) {
    return new Violation(
        property,
        getMessage()
            + ", in "
            + what.site().method()
            + " ("
            + what.site().position().file()
            + ":"
            + what.site().position().line()
            + ")",
        Optional.of(what));
  }

  /** Which property failed. */
  public Property property() {
    return property;
  }

  /** What was refused, if that is what failed and it is known. */
  public Optional<Refused> refused() {
    return refused;
  }

  /** Searches throw it often, and where it was thrown tells nothing about the checked program. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
