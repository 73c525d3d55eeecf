package halt.model.arena;

import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * May a process make an access or begin a collection, and what does that do to the arena? The one
 * place where it is decided, whoever runs the process: the simulated machine, a virtual machine
 * with the bytecode, or a booted CPU that is watched. First ask ({@code to...}), which changes
 * nothing; then do.
 */
public final class AccessRules {
  /** Who wants to look at the arena when a collection begins, and when it has ended? */
  public interface CollectionWatch {
    /** Nobody does. */
    CollectionWatch NONE = new CollectionWatch() {};

    /** Nothing has been written yet. */
    default void begins() {}

    /**
     * All has been written, and what is in use is published.
     *
     * @throws Violation if it is not what was there before
     */
    default void ends() {}
  }

  private final OwnedArena arena;
  private final Ownership ownership;
  private final CollectionWatch watch;

  /** The rules for one arena. */
  public AccessRules(OwnedArena arena, Ownership ownership, CollectionWatch watch) {
    this.arena = arena;
    this.ownership = ownership;
    this.watch = watch;
  }

  /**
   * Where a plain load goes.
   *
   * @throws Violation if the process may not make it
   */
  public int toRead(int process, long offset) {
    int at = arena.at(process, offset);
    ownership.requireReadable(process, at);
    return at;
  }

  /**
   * Where a plain store goes.
   *
   * @throws Violation if the process may not make it
   */
  public int toWrite(int process, long offset) {
    int at = arena.at(process, offset);
    ownership.ownerAfterWrite(process, at);
    return at;
  }

  /**
   * Where an ordered access goes.
   *
   * @throws Violation if the process may not make it
   */
  public int toShare(int process, long offset) {
    int at = arena.at(process, offset);
    ownership.requireShared(process, at);
    return at;
  }

  /** Does a plain store that may be made. */
  public void write(int process, int at, long word) {
    arena.put(at, word, ownership.ownerAfterWrite(process, at));
  }

  /** Does an ordered load that may be made. */
  public long load(int process, int at) {
    long word = arena.words[at];
    ownership.loaded(process, at, word);
    return word;
  }

  /**
   * Does an ordered store, or an update that changes a word, that may be made: what the process has
   * written before is there for whoever sees it.
   *
   * @throws Violation if it gives the world back in the middle of a collection
   */
  public void share(int process, int at, long word) {
    arena.publish(Ownership.of(process));
    ownership.writes(process, at, word);
    arena.put(at, word, ownership.ownerOfShared(at));
  }

  /**
   * The process says that its collection begins.
   *
   * @throws Violation if it has not stopped the world, or is in a collection
   */
  public void collectionBegins(int process) {
    ownership.begins(process);
    watch.begins();
  }

  /**
   * The process says that what its collection kept is in its place: all of it is published.
   *
   * @throws Violation if it has begun none or given the world back since, or if the collection left
   *     what it may not
   */
  public void collectionEnds(int process) {
    ownership.ends(process);
    arena
        .heap()
        .fault(arena.words)
        .ifPresent(
            fault -> {
              throw new Violation(Property.REACHABLE_INTACT, fault);
            });
    arena.settle();
    watch.ends();
  }
}
