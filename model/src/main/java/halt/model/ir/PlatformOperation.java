package halt.model.ir;

import java.util.Optional;

/**
 * What may the core say to its host or ask of it? One constant for each method of {@code Platform}.
 */
public enum PlatformOperation {
  COLLECTION_REQUESTED("collectionRequested", Type.BOOLEAN),
  ALLOCATION_FAILS("allocationFails", Type.BOOLEAN),
  INVOKE("invoke", Type.VOID),
  RESPOND("respond", Type.VOID),
  ON_SPIN_WAIT("onSpinWait", Type.VOID);

  private final String method;
  private final Type result;

  PlatformOperation(String method, Type result) {
    this.method = method;
    this.result = result;
  }

  /** The name of the method of {@code Platform}. */
  public String method() {
    return method;
  }

  public Type result() {
    return result;
  }

  /** Whether the answer is the host's to choose, so that an explorer takes it both ways. */
  public boolean isChoice() {
    return result == Type.BOOLEAN;
  }

  /** The operation of that method name, if there is one. */
  public static Optional<PlatformOperation> ofMethod(String method) {
    for (PlatformOperation operation : values()) {
      if (operation.method.equals(method)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
