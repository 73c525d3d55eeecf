package halt.core.collect;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.role.Converts;
import halt.core.role.Offset;
import halt.core.role.Ref;
import halt.core.role.Size;

/**
 * How is an arena laid out, and how much of it is the heap? Whatever the {@link Collector} is that
 * takes care of it.
 */
public final class Heap {
  /** No memory: offset 0 is a control word, so no object is there. */
  public static final @Offset long NOWHERE = 0;

  private Heap() {}

  /** How many words an arena with these parts takes. */
  public static @Size long words(int processes, int registers, int atoms, @Size long spaceWords) {
    // From the base, where the first control word is.
    @Size long before = start(processes, registers, atoms) - Layout.MAGIC;
    return before + Collector.words(processes, spaceWords);
  }

  /**
   * Lays out an arena of zeroed words.
   *
   * @param processes how many processes may use it
   * @param registers root slots of each process
   * @param atoms room in the atom table
   * @param spaceWords how many words of objects there may be at once
   * @param bufferWords how many words a process claims at a time
   * @return false, with nothing done, if the arena has fewer than {@link #words} words
   */
  public static boolean initialise(
      Arena arena,
      int processes,
      int registers,
      int atoms,
      @Size long spaceWords,
      @Size long bufferWords) {
    if (arena.size() < words(processes, registers, atoms, spaceWords)) {
      return false;
    }
    @Offset long table = table(processes, registers);
    arena.setPlain(Layout.PROCESSES, processes);
    arena.setPlain(Layout.REGISTERS, registers);
    arena.setPlain(Layout.ATOMS, table);
    arena.setPlain(Layout.HEAP, start(processes, registers, atoms));
    arena.setPlain(Layout.ATOM_NEXT, table);
    Collector.initialise(arena, spaceWords, bufferWords);
    arena.setRelease(Layout.MAGIC, Layout.MAGIC_WORD);
    return true;
  }

  private static @Offset long table(int processes, int registers) {
    return Layout.CONTROL_WORDS + Layout.blockWords(registers) * processes;
  }

  private static @Offset long start(int processes, int registers, int atoms) {
    return table(processes, registers) + atoms;
  }

  /** Where the heap ends: what the arena has behind it belongs to whoever made it larger. */
  public static @Offset long behind(Arena arena) {
    return Collector.behind(arena);
  }

  /** The object whose header is at this offset. */
  @Converts(reason = "an object is named by the offset of its header")
  public static @Ref long object(@Offset long header) {
    return header;
  }
}
