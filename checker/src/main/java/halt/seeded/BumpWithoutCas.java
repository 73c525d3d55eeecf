package halt.seeded;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Size;

/** What if the shared allocation pointer is bumped by a load and a store? Two CPUs own a buffer. */
@SeededBug(
    name = "bump-without-cas",
    title = "a buffer is claimed by a load and a store of the shared pointer",
    type = Heap.class,
    method = "claim",
    scenario = "swap-allocating",
    caught = "ownership",
    operations = 2)
final class BumpWithoutCas {
  private BumpWithoutCas() {}

  static @Offset long claim(Arena arena, @Size long size) {
    @Offset long space = arena.getPlain(Layout.SPACE);
    @Size long spaceWords = arena.getPlain(Layout.SPACE_WORDS);
    @Offset long end = space + spaceWords;
    @Offset long next = arena.getAcquire(Layout.NEXT);
    if (end - next < size) {
      return Heap.NOWHERE;
    }
    arena.setRelease(Layout.NEXT, next + size);
    return next;
  }
}
