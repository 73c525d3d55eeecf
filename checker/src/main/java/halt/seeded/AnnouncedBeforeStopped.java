package halt.seeded;

import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.process.Safepoint;
import halt.core.role.Process;

/**
 * What if a collection is announced before the world is stopped? The host takes away the protection
 * of values while processes run.
 */
@SeededBug(
    name = "announced-before-stopped",
    title = "a collection is announced before the world is stopped",
    type = Evacuation.class,
    method = "collect",
    scenario = "swap-during-collection",
    caught = "ownership")
final class AnnouncedBeforeStopped {
  private AnnouncedBeforeStopped() {}

  static boolean collect(Arena arena, @Process int process) {
    Platform.collectionBegins(arena, process);
    if (!Safepoint.stopTheWorld(arena, process)) {
      Safepoint.park(arena, process);
      return false;
    }
    Evacuation.evacuate(arena);
    Platform.collectionEnds(arena, process);
    Safepoint.resumeTheWorld(arena);
    return true;
  }
}
