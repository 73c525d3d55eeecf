package halt.model.ir;

import java.util.Optional;

/** What can be done to the arena? One constant for each access method of {@code Arena}. */
public enum ArenaOperation {
  GET_PLAIN("getPlain", Kind.LOAD, AccessMode.PLAIN, Type.LONG),
  GET_ACQUIRE("getAcquire", Kind.LOAD, AccessMode.ACQUIRE, Type.LONG),
  GET_VOLATILE("getVolatile", Kind.LOAD, AccessMode.VOLATILE, Type.LONG),
  SET_PLAIN("setPlain", Kind.STORE, AccessMode.PLAIN, Type.VOID),
  SET_RELEASE("setRelease", Kind.STORE, AccessMode.RELEASE, Type.VOID),
  SET_VOLATILE("setVolatile", Kind.STORE, AccessMode.VOLATILE, Type.VOID),
  COMPARE_AND_SET("compareAndSet", Kind.UPDATE, AccessMode.VOLATILE, Type.BOOLEAN),
  COMPARE_AND_EXCHANGE("compareAndExchange", Kind.UPDATE, AccessMode.VOLATILE, Type.LONG),
  GET_AND_ADD("getAndAdd", Kind.UPDATE, AccessMode.VOLATILE, Type.LONG),
  FULL_FENCE("fullFence", Kind.FENCE, AccessMode.VOLATILE, Type.VOID),
  SIZE("size", Kind.QUERY, AccessMode.PLAIN, Type.SIZE);

  /** What an operation does to a word. */
  public enum Kind {
    LOAD,
    STORE,
    UPDATE,
    FENCE,
    /** Asks about the arena itself; touches no word. */
    QUERY
  }

  private final String method;
  private final Kind kind;
  private final AccessMode mode;
  private final Type result;

  ArenaOperation(String method, Kind kind, AccessMode mode, Type result) {
    this.method = method;
    this.kind = kind;
    this.mode = mode;
    this.result = result;
  }

  /** The name of the method of {@code Arena}. */
  public String method() {
    return method;
  }

  public Kind kind() {
    return kind;
  }

  public AccessMode mode() {
    return mode;
  }

  /** The result's type; a {@link Type#LONG} result takes any role that its reader gives it. */
  public Type result() {
    return result;
  }

  /** How many arguments follow the arena: the offset first where there is one. */
  public int arguments() {
    return switch (kind) {
      case LOAD -> 1;
      case STORE -> 2;
      case UPDATE -> this == GET_AND_ADD ? 2 : 3;
      case FENCE, QUERY -> 0;
    };
  }

  /** The operation of that method name, if there is one. */
  public static Optional<ArenaOperation> ofMethod(String method) {
    for (ArenaOperation operation : values()) {
      if (operation.method.equals(method)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
