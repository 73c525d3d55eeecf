package halt.model.spec;

import halt.core.process.Operation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which operations are there? The ids are those of {@link Operation}. */
public enum OperationKind {
  CREATE(Operation.CREATE, "create"),
  DEREF(Operation.DEREF, "deref"),
  COMPARE_AND_SET(Operation.COMPARE_AND_SET, "compare-and-set"),
  RESET(Operation.RESET, "reset"),
  SWAP(Operation.SWAP, "swap"),
  TUPLE(Operation.TUPLE, "tuple"),
  COLLECT(Operation.COLLECT, "collect");

  private static final OperationKind[] KINDS = values();

  private final int id;
  private final String printed;

  OperationKind(int id, String printed) {
    this.id = id;
    this.printed = printed;
  }

  /** The number that the core gives to {@link halt.core.host.Platform#invoke}. */
  public int id() {
    return id;
  }

  /** The name in histories and traces. */
  public String printed() {
    return printed;
  }

  /** Whether the operation works on one atom, its target. */
  public boolean hasTarget() {
    return switch (this) {
      case DEREF, COMPARE_AND_SET, RESET, SWAP -> true;
      case CREATE, TUPLE, COLLECT -> false;
    };
  }

  /**
   * The operation with this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OperationKind of(int id) {
    return numbered(id)
        .orElseThrow(() -> new IllegalArgumentException("no operation has the number " + id));
  }

  /** The operation with this number, if there is one. */
  public static Optional<OperationKind> numbered(int id) {
    for (OperationKind kind : KINDS) {
      if (kind.id == id) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The operation with this printed name. */
  public static Optional<OperationKind> named(String printed) {
    return Arrays.stream(KINDS).filter(kind -> kind.printed.equals(printed)).findFirst();
  }

  /** All printed names, for messages. */
  public static String names() {
    return Arrays.stream(KINDS).map(OperationKind::printed).collect(Collectors.joining(", "));
  }
}
