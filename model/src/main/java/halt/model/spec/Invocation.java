package halt.model.spec;

/**
 * What was asked for?
 *
 * @param target the atom, or nil where the operation has none
 * @param first the first argument (of a swap: the function's id as a fixnum), or nil
 * @param second the second argument, or nil
 */
public record Invocation(
    OperationKind operation, LogicalValue target, LogicalValue first, LogicalValue second) {
  /**
   * As the core reports it.
   *
   * @throws IllegalArgumentException if no operation has this number
   */
  public static Invocation of(
      int operation, LogicalValue target, LogicalValue first, LogicalValue second) {
    return new Invocation(OperationKind.of(operation), target, first, second);
  }

  /** As printed in histories, such as {@code swap @0 1 1}. */
  @Override
  public String toString() {
    return operation.printed() + " " + target + " " + first + " " + second;
  }
}
