package halt.checker.history;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import java.util.Optional;

/**
 * What did one operation look like from outside?
 *
 * @param process who ran it
 * @param index its position among the operations of that process, from 0
 * @param invoke when it began: a ticket from the clock that all processes share
 * @param response how it ended; empty if nobody saw it end, and then it may have taken effect or
 *     not
 */
public record HistoryOperation(
    int process, int index, long invoke, Invocation invocation, Optional<Response> response) {
  /**
   * How an operation ended.
   *
   * @param ticket when, on the clock of {@link HistoryOperation#invoke}
   */
  public record Response(long ticket, LogicalValue result) {}

  /** An operation that ended. */
  public static HistoryOperation completed(
      int process,
      int index,
      long invoke,
      long respond,
      Invocation invocation,
      LogicalValue result) {
    return new HistoryOperation(
        process, index, invoke, invocation, Optional.of(new Response(respond, result)));
  }

  /** An operation that nobody saw end. */
  public static HistoryOperation pending(
      int process, int index, long invoke, Invocation invocation) {
    return new HistoryOperation(process, index, invoke, invocation, Optional.empty());
  }

  /** When it ended; later than everything if nobody saw it. */
  public long respond() {
    return response.isPresent() ? response.get().ticket() : Long.MAX_VALUE;
  }

  public boolean isPending() {
    return response.isEmpty();
  }

  /** Such as {@code process 1: swap @0 1 1 → 3 (tickets 4 to 9)}. */
  @Override
  public String toString() {
    return "process "
        + process
        + ": "
        + invocation
        + response
            .map(end -> " → " + end.result() + " (tickets " + invoke + " to " + end.ticket() + ")")
            .orElse(" (from ticket " + invoke + ", never seen to end)");
  }
}
