package halt.core.collect;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Converts;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;

/**
 * Where does a new object's memory come from? Each process bumps a pointer in a buffer of its own
 * and needs no ordering for it; only when the buffer is used up does it claim the next one from the
 * semispace, by compare-and-set on {@link Layout#NEXT}.
 */
public final class Heap {
  /** No memory: offset 0 is a control word, so no object is there. */
  public static final @Offset long NOWHERE = 0;

  private Heap() {}

  /** How many words an arena with these parts takes. */
  public static @Size long words(int processes, int registers, int atoms, @Size long spaceWords) {
    // From the base, where the first control word is, to the end of the second semispace.
    return spaces(processes, registers, atoms) + spaceWords * 2 - Layout.MAGIC;
  }

  /**
   * Lays out an arena of zeroed words.
   *
   * @param processes how many processes may use it
   * @param registers root slots of each process
   * @param atoms room in the atom table
   * @param spaceWords words of each of the two semispaces
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
    @Offset long table = Layout.CONTROL_WORDS + Layout.blockWords(registers) * processes;
    @Offset long spaces = spaces(processes, registers, atoms);
    arena.setPlain(Layout.PROCESSES, processes);
    arena.setPlain(Layout.REGISTERS, registers);
    arena.setPlain(Layout.ATOMS, table);
    arena.setPlain(Layout.HEAP, spaces);
    arena.setPlain(Layout.SPACE_WORDS, spaceWords);
    arena.setPlain(Layout.BUFFER_WORDS, bufferWords);
    arena.setPlain(Layout.SPACE, spaces);
    arena.setPlain(Layout.ATOM_NEXT, table);
    arena.setPlain(Layout.NEXT, spaces);
    arena.setRelease(Layout.MAGIC, Layout.MAGIC_WORD);
    return true;
  }

  /** Where the first semispace starts. */
  private static @Offset long spaces(int processes, int registers, int atoms) {
    return Layout.CONTROL_WORDS + Layout.blockWords(registers) * processes + atoms;
  }

  /**
   * Takes {@code size} words for an object, from the process's own buffer if it has them. Until it
   * publishes a reference to them they are the process's alone.
   *
   * @return where they start, or {@link #NOWHERE} if a collection is needed first
   */
  public static @Offset long allocate(Arena arena, @Process int process, @Size long size) {
    @Offset long block = Layout.block(arena, process);
    @Offset long next = arena.getPlain(block + Layout.BLOCK_BUFFER_NEXT);
    @Offset long end = arena.getPlain(block + Layout.BLOCK_BUFFER_END);
    if (end - next < size) {
      return allocateInNewBuffer(arena, process, size);
    }
    arena.setPlain(block + Layout.BLOCK_BUFFER_NEXT, next + size);
    return next;
  }

  /** The slow path: what is left of the old buffer is given up until the next collection. */
  private static @Offset long allocateInNewBuffer(
      Arena arena, @Process int process, @Size long size) {
    if (Platform.allocationFails(arena, process)) {
      return NOWHERE;
    }
    @Size long claimed = arena.getPlain(Layout.BUFFER_WORDS);
    if (claimed < size) {
      claimed = size;
    }
    @Offset long start = claim(arena, claimed);
    if (start == NOWHERE && size < claimed) {
      claimed = size;
      start = claim(arena, claimed);
    }
    if (start != NOWHERE) {
      @Offset long block = Layout.block(arena, process);
      arena.setPlain(block + Layout.BLOCK_BUFFER_NEXT, start + size);
      arena.setPlain(block + Layout.BLOCK_BUFFER_END, start + claimed);
    }
    return start;
  }

  /** Claims words of the current semispace for one process, or gives {@link #NOWHERE}. */
  private static @Offset long claim(Arena arena, @Size long size) {
    @Offset long space = arena.getPlain(Layout.SPACE);
    @Size long spaceWords = arena.getPlain(Layout.SPACE_WORDS);
    @Offset long end = space + spaceWords;
    while (true) {
      @Offset long next = arena.getAcquire(Layout.NEXT);
      if (end - next < size) {
        return NOWHERE;
      }
      if (arena.compareAndSet(Layout.NEXT, next, next + size)) {
        return next;
      }
    }
  }

  /** The object whose header is at this offset. */
  @Converts(reason = "an object is named by the offset of its header")
  public static @Ref long object(@Offset long header) {
    return header;
  }

  /** Where the heap ends: what the arena has behind it belongs to whoever made it larger. */
  public static @Offset long behind(Arena arena) {
    @Offset long spaces = arena.getPlain(Layout.HEAP);
    @Size long spaceWords = arena.getPlain(Layout.SPACE_WORDS);
    return spaces + spaceWords * 2;
  }
}
