package halt.seeded;

import halt.core.collect.semispace.Semispaces;
import halt.core.host.Arena;

/** What if CPUs go on allocating from the buffers that they had before the collection? */
@SeededBug(
    name = "buffers-kept",
    title = "allocation buffers in the old space are kept after the flip",
    type = Semispaces.class,
    method = "giveUpBuffers",
    scenario = "swap-during-collection",
    caught = "ownership",
    operations = 2)
final class BuffersKept {
  private BuffersKept() {}

  static void giveUpBuffers(Arena arena) {}
}
