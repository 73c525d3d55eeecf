package halt.checker.search;

import halt.model.machine.Decision;
import halt.model.property.Property;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What did a search find?
 *
 * @param end why it ended
 * @param states distinct states
 * @param depth the longest path held
 * @param outcomes final outcomes seen
 * @param failure what failed, if {@code end} is {@link End#FAILURE}
 */
public record SearchResult(
    End end,
    long states,
    long transitions,
    int depth,
    SortedSet<String> outcomes,
    Optional<Failure> failure) {
  /** Of a program whose set-up fails: there is no state to search from. */
  public static final SearchResult NOT_BEGUN =
      new SearchResult(End.FAILURE, 0, 0, 0, Collections.emptySortedSet(), Optional.empty());

  /** Why a search ends. */
  public enum End {
    EXHAUSTED,
    FAILURE,
    INTERRUPTED,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

  /** A failing path from the initial state. */
  public record Failure(Property property, String message, List<Decision> path) {}
}
