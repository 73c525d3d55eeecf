package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.role.Offset;

/** What if a frame may be given back although it is free? Then nobody notices who did it twice. */
@SeededBug(
    name = "double-free-accepted",
    title = "a frame that is free already is given back without complaint",
    type = Frames.class,
    method = "setBits",
    scenario = "frame-returned-twice",
    caught = "assertions")
final class DoubleFreeAccepted {
  private DoubleFreeAccepted() {}

  static boolean setBits(Arena arena, @Offset long word, long bits) {
    while (true) {
      long found = arena.getAcquire(word);
      if (arena.compareAndSet(word, found, found | bits)) {
        return true;
      }
    }
  }
}
