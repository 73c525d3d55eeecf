package halt.checker.search;

import halt.checker.engine.Limits;
import halt.checker.search.SearchResult.End;
import java.util.Optional;

/** Must the search stop? Asked every few thousand transitions. */
public final class Deadline {
  private final Limits limits;
  private final long start = System.nanoTime();

  public Deadline(Limits limits) {
    this.limits = limits;
  }

  /** Tells how far the search is, and gives the reason to stop if there is one. */
  public Optional<End> check(StateTable table, long transitions, int depth) {
    limits.progress().progress(table.size(), transitions, depth);
    if (limits.interrupted().getAsBoolean()) {
      return Optional.of(End.INTERRUPTED);
    }
    if (limits.time().isPresent() && System.nanoTime() - start > limits.time().get().toNanos()) {
      return Optional.of(End.OUT_OF_TIME);
    }
    return table.isFull() ? Optional.of(End.OUT_OF_MEMORY) : Optional.empty();
  }
}
