package halt.seeded;

import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.Process;

/**
 * What if a collection is never announced? A host that protects values would stop the machine at
 * its first write.
 */
@SeededBug(
    name = "never-announced",
    title = "a collection is never announced",
    type = Evacuation.class,
    method = "collect",
    scenario = "swap-during-collection",
    caught = "ownership")
final class NeverAnnounced {
  private NeverAnnounced() {}

  static boolean collect(Arena arena, @Process int process) {
    if (!Safepoint.stopTheWorld(arena, process)) {
      Safepoint.park(arena, process);
      return false;
    }
    Evacuation.evacuate(arena);
    Safepoint.resumeTheWorld(arena);
    return true;
  }
}
