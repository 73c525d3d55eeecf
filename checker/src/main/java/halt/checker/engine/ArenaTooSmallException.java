package halt.checker.engine;

/** A scenario ran out of memory; the message says how much it had and how much it needs. */
public final class ArenaTooSmallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what to tell the user. */
  public ArenaTooSmallException(String message) {
    super(message);
  }
}
