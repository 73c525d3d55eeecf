package halt.seeded;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.process.Safepoint;

/** What if the world is given back by a plain store? It races with every CPU that waits for it. */
@SeededBug(
    name = "resume-unordered",
    title = "the collector stores MUTATING without ordering",
    type = Safepoint.class,
    method = "resumeTheWorld",
    scenario = "counter",
    caught = "ownership",
    collections = 1)
final class ResumeUnordered {
  private ResumeUnordered() {}

  static void resumeTheWorld(Arena arena) {
    arena.setPlain(Layout.PHASE, Safepoint.MUTATING);
  }
}
