package halt.checker.history;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Which operations are searched together, and what do they do to which state?
 *
 * @param name for a person, such as {@code atom @0}
 * @param entries in any order
 * @param initial the state before the first operation
 * @param effects all allowed ends of an operation in a state
 * @param <S> the state; compared by {@code equals}
 */
record Part<S>(
    String name,
    List<Entry> entries,
    S initial,
    BiFunction<S, Invocation, List<Effect<S>>> effects) {
  /**
   * An operation and from when on it may take effect.
   *
   * @param from its invoke ticket, or later if something else must come first
   */
  record Entry(HistoryOperation operation, long from) {}

  /** One allowed end of an operation. */
  record Effect<S>(S next, LogicalValue result) {}
}
