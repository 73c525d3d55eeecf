package halt.checker.state;

import halt.checker.verdict.Property;
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
record SearchResult(
    End end,
    long states,
    long transitions,
    int depth,
    SortedSet<String> outcomes,
    Optional<Failure> failure) {
  /** Of a program whose set-up fails: there is no state to search from. */
  static final SearchResult NOT_BEGUN =
      new SearchResult(End.FAILURE, 0, 0, 0, Collections.emptySortedSet(), Optional.empty());

  /** Why a search ends. */
  enum End {
    EXHAUSTED,
    FAILURE,
    INTERRUPTED,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

  /** One scheduling decision: a process, and how its choices fall. */
  record Decision(int process, Choices choices) {}

  /** A failing path from the initial state. */
  record Failure(Property property, String message, List<Decision> path) {}
}
