package halt.model.collector;

/** What must be known of a collector, to judge runs in its heap? */
public interface CollectorModel {
  /** Its name on the command line and in reports. */
  String name();

  /**
   * The qualified class whose methods are the bodies of the contract ({@link
   * halt.core.collect.Collector}); the contract's own name if a build has this collector anyhow.
   */
  String implementation();

  /** Whether it promises that after a collection nothing is in use that is not reachable. */
  boolean reclaims();

  /** How many words a heap takes: what {@link halt.core.collect.Collector#words} must say. */
  long words(int processes, long spaceWords);

  /**
   * What lies where in a heap.
   *
   * @param start where it starts, in words from the arena's base
   * @param spaceWords how many words of objects there may be at once
   */
  HeapMap heap(int start, int processes, int spaceWords);
}
