package halt.neverfrees;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Size;

/**
 * One space from which every object is claimed by compare-and-set; the two words in front of it are
 * its end and its first free word.
 */
public final class NeverFrees {
  static final @Size long END = 0;
  static final @Size long NEXT = 1;
  static final @Size long CONTROL_WORDS = 2;

  private NeverFrees() {}

  public static @Size long words(int processes, @Size long spaceWords) {
    return CONTROL_WORDS + spaceWords;
  }

  public static @Size long ownWords(int processes) {
    return CONTROL_WORDS;
  }

  public static void initialise(Arena arena, @Size long spaceWords, @Size long bufferWords) {
    @Offset long heap = Layout.heap(arena);
    arena.setPlain(heap + END, heap + CONTROL_WORDS + spaceWords);
    arena.setPlain(heap + NEXT, heap + CONTROL_WORDS);
  }

  public static @Offset long behind(Arena arena) {
    return arena.getPlain(Layout.heap(arena) + END);
  }

  public static @Offset long allocate(Arena arena, @Process int process, @Size long size) {
    if (Platform.allocationFails(arena, process)) {
      return Heap.NOWHERE;
    }
    @Offset long heap = Layout.heap(arena);
    @Offset long end = arena.getPlain(heap + END);
    while (true) {
      @Offset long next = arena.getAcquire(heap + NEXT);
      if (end - next < size) {
        return Heap.NOWHERE;
      }
      if (arena.compareAndSet(heap + NEXT, next, next + size)) {
        return next;
      }
    }
  }

  public static boolean collect(Arena arena, @Process int process) {
    return true;
  }

  public static long collections(Arena arena) {
    return 0;
  }

  public static long claimed(Arena arena) {
    return arena.getPlain(Layout.heap(arena) + NEXT);
  }

  public static @Offset long objects(Arena arena) {
    return Layout.heap(arena) + CONTROL_WORDS;
  }

  public static @Offset long seal(Arena arena, int shift) {
    return arena.getPlain(Layout.heap(arena) + NEXT);
  }
}
