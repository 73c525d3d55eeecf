package halt.core.collect.semispace;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Size;

/**
 * What lies where in a heap of two semispaces? From {@link Layout#HEAP} on:
 *
 * <pre>
 *  0               +------------------------------+
 *                  | control words                |  sizes, which space is current, its free part
 *  CONTROL_WORDS   +------------------------------+
 *                  | a buffer per process         |  the bounds of what is left of it
 *                  +------------------------------+
 *                  | semispace | semispace        |  objects
 *                  +------------------------------+
 * </pre>
 *
 * Who may touch what: the sizes never change. {@code SPACE} and {@code COLLECTIONS} change only
 * while the world is stopped. {@code NEXT} is shared and accessed with ordering. A process's buffer
 * is its own while it is running and the collector's while the world is stopped.
 */
public final class Semispaces {
  /** The words of one semispace. */
  public static final @Size long SPACE_WORDS = 0;

  /** How many words a process claims at a time. */
  public static final @Size long BUFFER_WORDS = 1;

  /** Where the semispace starts that objects are in. */
  public static final @Size long SPACE = 2;

  /** How many collections there have been. */
  public static final @Size long COLLECTIONS = 3;

  /** The first unclaimed word of the current semispace. */
  public static final @Size long NEXT = 4;

  /** Where the processes' buffers start. */
  public static final @Size long CONTROL_WORDS = 5;

  /** In a process's part: the first free word of its allocation buffer. */
  public static final @Size long BUFFER_NEXT = 0;

  /** In a process's part: the end of its allocation buffer. */
  public static final @Size long BUFFER_END = 1;

  /** The words of a process's part. */
  public static final @Size long BUFFER = 2;

  private Semispaces() {}

  /** The words of a heap: see {@link halt.core.collect.Collector#words}. */
  public static @Size long words(int processes, @Size long spaceWords) {
    return ownWords(processes) + spaceWords * 2;
  }

  /** The words in front of the first semispace. */
  public static @Size long ownWords(int processes) {
    return CONTROL_WORDS + BUFFER * processes;
  }

  /** Lays out a heap of zeroed words: see {@link halt.core.collect.Collector#initialise}. */
  public static void initialise(Arena arena, @Size long spaceWords, @Size long bufferWords) {
    @Offset long heap = Layout.heap(arena);
    @Offset long spaces = first(arena);
    arena.setPlain(heap + SPACE_WORDS, spaceWords);
    arena.setPlain(heap + BUFFER_WORDS, bufferWords);
    arena.setPlain(heap + SPACE, spaces);
    arena.setPlain(heap + NEXT, spaces);
  }

  /** Where the first semispace starts. */
  public static @Offset long first(Arena arena) {
    @Size long ownWords = ownWords(Layout.processes(arena));
    return Layout.heap(arena) + ownWords;
  }

  /** Where the second semispace ends. */
  public static @Offset long behind(Arena arena) {
    @Size long spaceWords = arena.getPlain(Layout.heap(arena) + SPACE_WORDS);
    return first(arena) + spaceWords * 2;
  }

  /** Where the bounds of a process's buffer are. */
  public static @Offset long buffer(Arena arena, @Process int process) {
    return Layout.heap(arena) + CONTROL_WORDS + BUFFER * process;
  }

  /** What is left of every allocation buffer is given up until the next collection. */
  public static void giveUpBuffers(Arena arena) {
    int processes = Layout.processes(arena);
    for (@Process int process = 0; process < processes; process++) {
      @Offset long buffer = buffer(arena, process);
      arena.setPlain(buffer + BUFFER_NEXT, Heap.NOWHERE);
      arena.setPlain(buffer + BUFFER_END, Heap.NOWHERE);
    }
  }

  /** How many collections there have been. */
  public static long collections(Arena arena) {
    return arena.getPlain(Layout.heap(arena) + COLLECTIONS);
  }

  /** The first unclaimed word: see {@link halt.core.collect.Collector#claimed}. */
  public static long claimed(Arena arena) {
    return arena.getPlain(Layout.heap(arena) + NEXT);
  }

  /** Where the current semispace starts. */
  public static @Offset long objects(Arena arena) {
    return arena.getPlain(Layout.heap(arena) + SPACE);
  }

  /** Claims what is left in front of a multiple: see {@link halt.core.collect.Collector#seal}. */
  public static @Offset long seal(Arena arena, int shift) {
    giveUpBuffers(arena);
    @Offset long heap = Layout.heap(arena);
    @Offset long space = arena.getPlain(heap + SPACE);
    @Offset long next = arena.getPlain(heap + NEXT);
    @Size long used = next - space;
    @Size long rounded = (used + (1L << shift) - 1) >>> shift << shift;
    @Offset long sealed = space + rounded;
    arena.setPlain(heap + NEXT, sealed);
    return sealed;
  }
}
