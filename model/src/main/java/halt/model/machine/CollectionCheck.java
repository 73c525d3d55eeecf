package halt.model.machine;

import halt.model.arena.AccessRules;
import halt.model.arena.ArenaMap;
import halt.model.property.Property;
import halt.model.property.Violation;

/** Does a collection keep what is reachable, and, where the collector promises it, only that? */
final class CollectionCheck implements AccessRules.CollectionWatch {
  private final ArenaMap map;
  private final TrackedArena arena;
  private final HeapGraph graph;
  private final boolean reclaims;

  /** The logical graph's hash when the collection began, which is part of the state; else 0. */
  private long before;

  private boolean ever;

  /**
   * A check of one arena, in which no collection is under way.
   *
   * @param reclaims whether the collector promises to find again all that is not reachable
   */
  CollectionCheck(ArenaMap map, TrackedArena arena, HeapGraph graph, boolean reclaims) {
    this.map = map;
    this.arena = arena;
    this.graph = graph;
    this.reclaims = reclaims;
  }

  /** All that there is to remember, in one word. */
  long mark() {
    return before;
  }

  /** Takes up what {@link #mark} gave. */
  void restore(long mark) {
    before = mark;
  }

  /** Whether a collection is under way, so that the heap need not be whole. */
  boolean isUnderWay() {
    return before != 0;
  }

  /** Whether any collection has ended, be it undone since. */
  boolean ever() {
    return ever;
  }

  @Override
  public void begins() {
    before = graph.hash() | 1;
  }

  @Override
  public void ends() {
    ever = true;
    long after = graph.hash() | 1;
    if (after != before) {
      throw new Violation(
          Property.ISOMORPHIC, "the logical graph after the collection is not the one before it");
    }
    long kept = map.heap.claimed(arena.words);
    if (reclaims && kept != graph.liveWords()) {
      throw new Violation(
          Property.RECLAIMED,
          "after the collection "
              + kept
              + " words are in use, but what is reachable takes "
              + graph.liveWords());
    }
    before = 0;
    arena.allChanged();
  }
}
