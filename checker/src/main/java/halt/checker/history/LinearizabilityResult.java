package halt.checker.history;

import halt.model.spec.LogicalValue;
import java.util.List;

/** What does the judge say about a history, and on what evidence? */
public sealed interface LinearizabilityResult {
  /** How hard it was to say. */
  Effort effort();

  /**
   * There is an order in which one operation at a time gives the same results.
   *
   * @param witness such an order; it has been run against the specification once more, apart from
   *     the search that found it
   */
  record Linearizable(List<Point> witness, Effort effort) implements LinearizabilityResult {}

  /**
   * There is no such order.
   *
   * @param part the operations among which there is none, such as {@code atom @0}
   * @param prefix the longest order that the search found, of operations of that part
   * @param state what that part holds after the prefix
   * @param blocked the operations that could come next in time, none of which the specification
   *     allows in that state
   * @param explanation the same in words, for a person
   */
  record NotLinearizable(
      String part,
      List<Point> prefix,
      String state,
      List<Blocked> blocked,
      String explanation,
      Effort effort)
      implements LinearizabilityResult {}

  /**
   * A limit of memory or time was reached first.
   *
   * @param reason the limit, in words
   */
  record Undecided(String reason, Effort effort) implements LinearizabilityResult {}

  /**
   * One place in an order.
   *
   * @param result what the operation gave; of a pending one, what it would have given
   */
  record Point(HistoryOperation operation, LogicalValue result) {
    /** The operation; of a pending one also what it is taken to have given. */
    @Override
    public String toString() {
      return operation + (operation.isPending() ? ", taken to give " + result : "");
    }
  }

  /**
   * An operation that cannot be next.
   *
   * @param allowed the results that the specification would allow it; none if it may not happen
   */
  record Blocked(HistoryOperation operation, List<LogicalValue> allowed) {}

  /**
   * Counters of a search.
   *
   * @param operations in the history
   * @param parts how many searches the history was divided into
   * @param configurations distinct (set of operations done, state) pairs seen
   * @param steps operations tried
   * @param looks at places of the search's tables: what a step costs, whatever the machine
   */
  record Effort(long operations, long parts, long configurations, long steps, long looks) {
    static final Effort NONE = new Effort(0, 0, 0, 0, 0);

    Effort plus(Effort other) {
      return new Effort(
          operations + other.operations,
          parts + other.parts,
          configurations + other.configurations,
          steps + other.steps,
          looks + other.looks);
    }
  }
}
