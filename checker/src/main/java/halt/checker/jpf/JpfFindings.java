package halt.checker.jpf;

import halt.model.property.Property;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What came of a search by JPF, and may it be believed?
 *
 * @param end why the search ended
 * @param detail what is to be said about that, or empty
 * @param failure the property that failed, if one did
 * @param errors what JPF itself calls errors
 * @param constraints the limits that JPF says it has hit
 * @param newStates different states, as JPF counts them
 * @param endStates how often the search came to an end of the program, as JPF counts it
 * @param states different states, as we have counted them
 * @param transitions of the search, as we have counted them
 * @param depth the longest path
 * @param runs how many runs came to their end and were judged
 * @param distinctRuns how many of them differ
 * @param outcomes of those runs
 * @param instructions bytecode instructions that JPF has run
 */
record JpfFindings(
    End end,
    String detail,
    Optional<Failure> failure,
    List<String> errors,
    List<String> constraints,
    long newStates,
    long endStates,
    long states,
    long transitions,
    int depth,
    long runs,
    int distinctRuns,
    SortedSet<String> outcomes,
    long instructions) {
  JpfFindings {
    errors = List.copyOf(errors);
    constraints = List.copyOf(constraints);
    outcomes = new TreeSet<>(outcomes);
  }

  /** Why a search ended. */
  enum End {
    /** There was nothing left to explore, JPF says. */
    EXHAUSTED,
    /** A property failed. */
    FAILED,
    /** There are more states than it was to explore. */
    MOST_STATES,
    /** Its time was over. */
    OUT_OF_TIME,
    /** Memory ran out; the failure says in which run, and whether it is one is to be found out. */
    ARENA_TOO_SMALL,
    /** Something happened that we cannot judge. */
    UNJUDGED
  }

  /**
   * A property that failed.
   *
   * @param message what is wrong
   * @param schedule the run on which it failed, see {@link halt.checker.trace.Schedule}
   */
  record Failure(Property property, String message, String schedule) {}

  /**
   * Why an exhausted search is no proof, if it is none. JPF ends with "no errors" and exit status 0
   * also when it ran out of memory or depth, found no class to run, met an instruction that it
   * cannot run, or only ran in circles.
   */
  Optional<String> doubt() {
    if (!errors.isEmpty()) {
      return Optional.of("JPF met an error that is not the scenario's: " + errors.get(0));
    }
    if (!constraints.isEmpty()) {
      return Optional.of("JPF hit a limit: " + constraints.get(0));
    }
    if (newStates <= 0 || states <= 0) {
      return Optional.of("JPF explored nothing");
    }
    if (newStates != states) {
      return Optional.of("JPF counts " + newStates + " states, but told of " + states);
    }
    if (endStates <= 0) {
      return Optional.of("JPF never came to the program's end");
    }
    if (runs <= 0 || outcomes.isEmpty()) {
      return Optional.of("no run came to an end that could be judged");
    }
    return Optional.empty();
  }
}
