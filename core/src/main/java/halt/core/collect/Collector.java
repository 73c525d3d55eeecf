package halt.core.collect;

import halt.core.collect.semispace.Allocation;
import halt.core.collect.semispace.Evacuation;
import halt.core.collect.semispace.Semispaces;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Size;

/**
 * What must a collector do for the rest of the core? These methods are the whole contract: nobody
 * but the collector itself knows what lies where in the heap, which starts at {@link
 * halt.core.Layout#HEAP} with the collector's own words.
 *
 * <p>There is no dispatch in restricted Java, so a build has one collector, and the bodies below
 * name it: the semispaces. A program with another one has other bodies here, which is what the list
 * of collectors in {@code halt.model.collector} is for.
 */
public final class Collector {
  private Collector() {}

  /**
   * The words of a heap.
   *
   * @param spaceWords how many words of objects there may be at once
   */
  public static @Size long words(int processes, @Size long spaceWords) {
    return Semispaces.words(processes, spaceWords);
  }

  /** How many words at the start of the heap are the collector's own; objects lie behind them. */
  public static @Size long ownWords(int processes) {
    return Semispaces.ownWords(processes);
  }

  /**
   * Lays out the heap of an arena whose sizes stand and whose other words are zero.
   *
   * @param spaceWords as in {@link #words}
   * @param bufferWords how many words a process claims at a time
   */
  public static void initialise(Arena arena, @Size long spaceWords, @Size long bufferWords) {
    Semispaces.initialise(arena, spaceWords, bufferWords);
  }

  /** Where the heap ends. */
  public static @Offset long behind(Arena arena) {
    return Semispaces.behind(arena);
  }

  /**
   * Takes {@code size} words for an object. Until the process publishes a reference to them they
   * are its alone.
   *
   * @return where they start, or {@link Heap#NOWHERE} if a collection is needed first
   */
  public static @Offset long allocate(Arena arena, @Process int process, @Size long size) {
    return Allocation.allocate(arena, process, size);
  }

  /**
   * Collects, from a safepoint of this running process; afterwards registers and atoms name objects
   * of the same values, maybe at other places.
   *
   * @return whether this process did it; if not, it waited for another one that did
   */
  public static boolean collect(Arena arena, @Process int process) {
    return Evacuation.collect(arena, process);
  }

  /** How many collections there have been. */
  public static long collections(Arena arena) {
    return Semispaces.collections(arena);
  }

  /** A number that every claim of words changes; to be asked for while nothing else runs. */
  public static long claimed(Arena arena) {
    return Semispaces.claimed(arena);
  }

  /** Where the objects lie that there are, while the world is stopped: from here on. */
  public static @Offset long objects(Arena arena) {
    return Semispaces.objects(arena);
  }

  /**
   * Sees to it that what is allocated from now on lies apart from the objects that there are, while
   * the world is stopped: a multiple of 2 to the power of {@code shift} words behind {@link
   * #objects}.
   *
   * @return where, which may be where the room for objects ends
   */
  public static @Offset long seal(Arena arena, int shift) {
    return Semispaces.seal(arena, shift);
  }
}
