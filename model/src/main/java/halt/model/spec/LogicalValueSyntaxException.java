package halt.model.spec;

/** Why is a text not the printed form of a value? The message names the column, from 1. */
public final class LogicalValueSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  LogicalValueSyntaxException(String message) {
    super(message);
  }
}
