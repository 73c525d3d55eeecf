package halt.checker.state.lifted;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.collect.semispace.Semispaces;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Size;

/** What if a claim may end one word behind the semispace? Only a full one shows it. */
public final class ClaimPastTheEnd {
  private ClaimPastTheEnd() {}

  /** In the place of the method of {@link halt.core.collect.semispace.Allocation}. */
  public static @Offset long claim(Arena arena, @Size long size) {
    @Offset long heap = arena.getPlain(Layout.HEAP);
    @Offset long space = arena.getPlain(heap + Semispaces.SPACE);
    @Size long spaceWords = arena.getPlain(heap + Semispaces.SPACE_WORDS);
    @Offset long end = space + spaceWords;
    while (true) {
      @Offset long next = arena.getAcquire(heap + Semispaces.NEXT);
      if (end - next + 1 < size) {
        return Heap.NOWHERE;
      }
      if (arena.compareAndSet(heap + Semispaces.NEXT, next, next + size)) {
        return next;
      }
    }
  }
}
