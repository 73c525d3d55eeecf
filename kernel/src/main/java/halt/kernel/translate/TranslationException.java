package halt.kernel.translate;

import halt.model.ir.Position;

/**
 * What in a program has no C form, and where? The lifter refuses such programs before they get
 * here, so this tells of a tree made or changed by hand.
 */
public final class TranslationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Position position;

  TranslationException(String message, Position position) {
    super(position + ": " + message);
    this.position = position;
  }

  /** Where the offending tree came from. */
  public Position position() {
    return position;
  }
}
