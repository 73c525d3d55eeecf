package halt.model.arena;

import halt.core.Layout;
import halt.model.collector.HeapMap;
import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * What is in the arena, and whose is each word? Holds the words and the marks of {@link Ownership};
 * how a word is put is left to the engine, which may have to take it back.
 */
public abstract class OwnedArena {
  /** Instead of a process: the set-up or the final check, beside which nothing runs. */
  public static final int ALONE = -1;

  /** The words themselves, to be read by anybody and written by {@link #put} only. */
  public final long[] words;

  /** Of each word a mark of {@link Ownership}; written by {@link #put} only. */
  public final byte[] owners;

  protected final ArenaMap map;

  /** An arena with these words, which it takes over; nobody owns any. */
  protected OwnedArena(ArenaMap map, long[] words) {
    this.map = map;
    this.words = words;
    this.owners = new byte[words.length];
  }

  /** Sets a word and its owner. */
  public abstract void put(int offset, long word, byte owner);

  /**
   * An offset as an index.
   *
   * @param process who accesses it, or {@link #ALONE}
   * @throws Violation if it is outside the arena
   */
  public final int at(int process, long offset) {
    if (offset < 0 || offset >= words.length) {
      String who = process == ALONE ? "the set-up or the final check" : "process " + process;
      throw new Violation(Property.IN_ARENA, who + " accesses " + map.name(offset));
    }
    return (int) offset;
  }

  /** What this owner has written is now there for all. */
  public void publish(byte owner) {
    publish(owner, map.objects, map.heapEnd);
  }

  /** As {@link #publish(byte)}, where all that the owner has written lies in these words. */
  protected final void publish(byte owner, int from, int to) {
    for (int i = from; i < to; i++) {
      if (owners[i] == owner) {
        put(i, words[i], Ownership.PUBLISHED);
      }
    }
  }

  /** After the set-up or a collection: what is in use is published, all else is free. */
  public final void settle() {
    for (int i = map.objects; i < map.heapEnd; i++) {
      put(i, words[i], map.heap.isTaken(words, i) ? Ownership.PUBLISHED : Ownership.FREE);
    }
  }

  /** After the set-up: every atom's cell has been written, and so have the scenario's own words. */
  public final void publishFixed() {
    for (int cell = map.atoms; cell < atomEnd(); cell++) {
      put(cell, words[cell], Ownership.PUBLISHED);
    }
    for (int i = map.heapEnd; i < owners.length; i++) {
      put(i, words[i], Ownership.PUBLISHED);
    }
  }

  /** Whether a heap word has been claimed, be it by an object or for a buffer. */
  public final boolean isAllocated(int offset) {
    return map.heap.isClaimed(words, offset, offset + 1L);
  }

  /** The end of the atom table's used part. */
  public final int atomEnd() {
    return (int) Math.max(map.atoms, Math.min(map.heap.start, words[(int) Layout.ATOM_NEXT]));
  }

  /** What lies where in its heap. */
  final HeapMap heap() {
    return map.heap;
  }
}
