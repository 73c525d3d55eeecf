package halt.core.collect.semispace;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Size;

/**
 * Where does a new object's memory come from? Each process bumps a pointer in a buffer of its own
 * and needs no ordering for it; only when the buffer is used up does it claim the next one from the
 * semispace, by compare-and-set on {@link Semispaces#NEXT}.
 */
public final class Allocation {
  private Allocation() {}

  /**
   * Takes words from the process's own buffer: see {@link halt.core.collect.Collector#allocate}.
   */
  public static @Offset long allocate(Arena arena, @Process int process, @Size long size) {
    @Offset long buffer = Semispaces.buffer(arena, process);
    @Offset long next = arena.getPlain(buffer + Semispaces.BUFFER_NEXT);
    @Offset long end = arena.getPlain(buffer + Semispaces.BUFFER_END);
    if (end - next < size) {
      return allocateInNewBuffer(arena, process, size);
    }
    arena.setPlain(buffer + Semispaces.BUFFER_NEXT, next + size);
    return next;
  }

  /** The slow path: what is left of the old buffer is given up until the next collection. */
  private static @Offset long allocateInNewBuffer(
      Arena arena, @Process int process, @Size long size) {
    if (Platform.allocationFails(arena, process)) {
      return Heap.NOWHERE;
    }
    @Offset long heap = Layout.heap(arena);
    @Size long claimed = arena.getPlain(heap + Semispaces.BUFFER_WORDS);
    if (claimed < size) {
      claimed = size;
    }
    @Offset long start = claim(arena, claimed);
    if (start == Heap.NOWHERE && size < claimed) {
      claimed = size;
      start = claim(arena, claimed);
    }
    if (start != Heap.NOWHERE) {
      @Offset long buffer = Semispaces.buffer(arena, process);
      arena.setPlain(buffer + Semispaces.BUFFER_NEXT, start + size);
      arena.setPlain(buffer + Semispaces.BUFFER_END, start + claimed);
    }
    return start;
  }

  /** Claims words of the current semispace for one process, or gives {@link Heap#NOWHERE}. */
  private static @Offset long claim(Arena arena, @Size long size) {
    @Offset long heap = Layout.heap(arena);
    @Offset long space = arena.getPlain(heap + Semispaces.SPACE);
    @Size long spaceWords = arena.getPlain(heap + Semispaces.SPACE_WORDS);
    @Offset long end = space + spaceWords;
    while (true) {
      @Offset long next = arena.getAcquire(heap + Semispaces.NEXT);
      if (end - next < size) {
        return Heap.NOWHERE;
      }
      if (arena.compareAndSet(heap + Semispaces.NEXT, next, next + size)) {
        return next;
      }
    }
  }
}
