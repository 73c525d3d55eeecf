package halt.seeded;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.collect.semispace.Allocation;
import halt.core.collect.semispace.Semispaces;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Size;

/** What if the shared allocation pointer is bumped by a load and a store? Two CPUs own a buffer. */
@SeededBug(
    name = "bump-without-cas",
    title = "a buffer is claimed by a load and a store of the shared pointer",
    type = Allocation.class,
    method = "claim",
    scenario = "swap-allocating",
    caught = "ownership",
    operations = 2)
final class BumpWithoutCas {
  private BumpWithoutCas() {}

  static @Offset long claim(Arena arena, @Size long size) {
    @Offset long heap = arena.getPlain(Layout.HEAP);
    @Offset long space = arena.getPlain(heap + Semispaces.SPACE);
    @Size long spaceWords = arena.getPlain(heap + Semispaces.SPACE_WORDS);
    @Offset long end = space + spaceWords;
    @Offset long next = arena.getAcquire(heap + Semispaces.NEXT);
    if (end - next < size) {
      return Heap.NOWHERE;
    }
    arena.setRelease(heap + Semispaces.NEXT, next + size);
    return next;
  }
}
