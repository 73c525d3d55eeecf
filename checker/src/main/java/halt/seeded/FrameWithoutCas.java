package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.role.Offset;

/** What if a frame is taken by a load and a store? Two processes find the same bit set. */
@SeededBug(
    name = "frame-without-cas",
    title = "the bit of a free frame is cleared by a load and a store",
    type = Frames.class,
    method = "take",
    scenario = "frames",
    caught = "assertions")
final class FrameWithoutCas {
  private FrameWithoutCas() {}

  static boolean take(Arena arena, @Offset long word, long bits) {
    long found = arena.getAcquire(word);
    if ((found & bits) != bits) {
      return false;
    }
    arena.setVolatile(word, found & ~bits);
    return true;
  }
}
