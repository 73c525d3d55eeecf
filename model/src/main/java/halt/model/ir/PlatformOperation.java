package halt.model.ir;

import java.util.List;
import java.util.Optional;

/**
 * What may the core say to its host or ask of it? One constant for each method of {@code Platform}.
 */
public enum PlatformOperation {
  COLLECTION_REQUESTED("collectionRequested", Type.BOOLEAN, Type.PROCESS),
  ALLOCATION_FAILS("allocationFails", Type.BOOLEAN, Type.PROCESS),
  INVOKE("invoke", Type.VOID, Type.PROCESS, Type.INT, Type.VALUE, Type.VALUE, Type.VALUE),
  RESPOND("respond", Type.VOID, Type.PROCESS, Type.VALUE),
  ON_SPIN_WAIT("onSpinWait", Type.VOID),
  INTERRUPT("interrupt", Type.VOID, Type.CPU),
  INVALIDATE_PAGES("invalidatePages", Type.VOID, Type.LONG, Type.LONG),
  ORDER_TABLES("orderTables", Type.VOID),
  COLLECTION_BEGINS("collectionBegins", Type.VOID, Type.PROCESS),
  COLLECTION_ENDS("collectionEnds", Type.VOID, Type.PROCESS),
  USES_REGISTER("usesRegister", Type.VOID, Type.PROCESS, Type.INT);

  private final String method;
  private final Type result;
  private final List<Type> parameters;

  PlatformOperation(String method, Type result, Type... parameters) {
    this.method = method;
    this.result = result;
    this.parameters = List.of(parameters);
  }

  /** The name of the method of {@code Platform}. */
  public String method() {
    return method;
  }

  public Type result() {
    return result;
  }

  /** The types of the parameters, without the arena. */
  public List<Type> parameters() {
    return parameters;
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
