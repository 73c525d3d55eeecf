package halt.model.property;

import java.util.Arrays;
import java.util.Optional;

/** What is checked? Each property's id is its name in reports, traces and on the command line. */
public enum Property {
  LINEARIZABLE(
      "linearizable",
      "Every history of operations is linearizable against the sequential specification."),
  SPECIFICATION_STATE(
      "specification-state",
      "In every state each atom holds the logical value that the specification gives it."),
  REACHABLE_INTACT(
      "reachable-intact",
      "Everything reachable from registers and atoms is a well-formed, allocated, published"
          + " object."),
  ISOMORPHIC("isomorphic", "A collection leaves the logical graph, sharing included, as it was."),
  RECLAIMED(
      "reclaimed",
      "After a collection the space in use holds what is reachable, and no word more."),
  MEMORY_SUFFICES(
      "memory-suffices",
      "No operation gives up for want of memory while what is reachable, a buffer for each CPU and"
          + " a new object fit into a semispace."),
  IN_ARENA("in-arena", "No access is outside the arena."),
  OWNERSHIP(
      "ownership",
      "No plain access races: a word is touched plainly only by its owner, or read after it was"
          + " published, or by the collector while the world is stopped."),
  COMPLETES(
      "completes",
      "From every state some continuation completes all processes: no deadlock, no livelock that"
          + " nothing can leave. The set-up and the final check come to their ends, too."),
  ASSERTIONS("assertions", "The scenario's own final check holds.");

  private final String id;
  private final String meaning;

  Property(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  public String id() {
    return id;
  }

  /** The property of that id. */
  public static Optional<Property> named(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
  }

  /** One sentence: what holds when the property holds. */
  public String meaning() {
    return meaning;
  }
}
