package halt.model.spec;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which operations are there? The ids are those of {@link halt.core.process.Operation}. */
public enum OperationKind {
  CREATE(1, "create"),
  DEREF(2, "deref"),
  COMPARE_AND_SET(3, "compare-and-set"),
  RESET(4, "reset"),
  SWAP(5, "swap"),
  TUPLE(6, "tuple"),
  COLLECT(7, "collect");

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
