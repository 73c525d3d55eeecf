package halt.checker.history;

import halt.model.spec.AtomSpecification.Outcome;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import java.util.List;

/**
 * Which operations are searched together, and what do they do to which atoms?
 *
 * @param name for a person, such as {@code atom @0}
 * @param entries in any order
 * @param initial what the atoms of this part hold before the first operation
 * @param atoms how many there may be in the end
 * @param outcomes all allowed ends of an operation
 */
record Part(
    String name, List<Entry> entries, List<LogicalValue> initial, int atoms, Outcomes outcomes) {
  /**
   * An operation and from when on it may take effect.
   *
   * @param from its invoke ticket, or later if something else must come first
   */
  record Entry(HistoryOperation operation, long from) {}

  /** What may an operation do? */
  @FunctionalInterface
  interface Outcomes {
    /**
     * All allowed ends of an operation.
     *
     * @param atoms what the atoms of this part hold
     */
    List<Outcome> of(List<LogicalValue> atoms, Invocation invocation);
  }
}
