package halt.model.collector;

import java.util.Optional;

/**
 * What lies where in one heap? Offsets are words from the arena's base. From {@link #start} on
 * there are the collector's own words, from {@link #objects} on those of objects, up to {@link
 * #end}.
 */
public abstract class HeapMap {
  /** Where the heap starts. */
  public final int start;

  /** Where the collector's own words end and those of objects start. */
  public final int objects;

  /** Where the heap ends. */
  public final int end;

  /** How many words of objects there may be at once. */
  public final int room;

  protected HeapMap(int start, int objects, int end, int room) {
    this.start = start;
    this.objects = objects;
    this.end = end;
    this.room = room;
  }

  /** What one of the collector's own words is for; none of them is an atom's. */
  public abstract WordUse use(int offset);

  /** The process whose own a word is; asked only of those that are {@link WordUse#OWN}. */
  public abstract int processOf(int offset);

  /** The name of one of the collector's own words, for a person. */
  public abstract String name(int offset);

  /** Whether the words from one offset to before another have been claimed, be it for a buffer. */
  public abstract boolean isClaimed(long[] words, long from, long to);

  /** Whether a word of an object is claimed, and not one that a process's buffer still has. */
  public abstract boolean isTaken(long[] words, int offset);

  /** A number that every claim changes. */
  public abstract long claims(long[] words);

  /** How many words are claimed. */
  public abstract long claimed(long[] words);

  /** What is wrong with the collector's own words at the end of a collection, if it shows. */
  public abstract Optional<String> fault(long[] words);
}
