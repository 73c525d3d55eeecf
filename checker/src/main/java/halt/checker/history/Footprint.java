package halt.checker.history;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.LogicalValue.Malformed;
import halt.model.spec.LogicalValue.Tuple;

/**
 * How much of the heap does a history take? Bytes, about as a JVM with compressed references lays
 * them out; what the judge lays out of the same operations is counted with them.
 */
final class Footprint {
  /** A record with its optional response, its place in a lane, in a witness, and in lists. */
  private static final long OPERATION = 560;

  private static final long VALUE = 24;
  private static final long TUPLE = 72;
  private static final long REFERENCE = 4;

  private Footprint() {}

  static long of(HistoryOperation operation) {
    Invocation invocation = operation.invocation();
    return OPERATION
        + of(invocation.target())
        + of(invocation.first())
        + of(invocation.second())
        + operation.response().map(end -> of(end.result())).orElse(0L);
  }

  /** Of the value of an atom, with its place in lists. */
  static long ofAtom(LogicalValue value) {
    return of(value) + 8 * REFERENCE;
  }

  static long of(History history) {
    return history.initial().atoms().stream().mapToLong(Footprint::ofAtom).sum()
        + history.operations().stream().mapToLong(Footprint::of).sum();
  }

  static long of(LogicalValue value) {
    if (value instanceof Tuple tuple) {
      return TUPLE + tuple.fields().stream().mapToLong(field -> REFERENCE + of(field)).sum();
    }
    return value instanceof Malformed malformed ? VALUE + 2L * malformed.problem().length() : VALUE;
  }
}
