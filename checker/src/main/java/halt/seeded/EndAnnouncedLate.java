package halt.seeded;

import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.process.Safepoint;
import halt.core.role.Process;

/**
 * What if the end of a collection is announced when the others run again? They meet a heap that the
 * host still holds for unsettled.
 */
@SeededBug(
    name = "end-announced-late",
    title = "the end of a collection is announced after the world was given back",
    type = Evacuation.class,
    method = "collect",
    scenario = "swap-during-collection",
    caught = "ownership")
final class EndAnnouncedLate {
  private EndAnnouncedLate() {}

  static boolean collect(Arena arena, @Process int process) {
    if (!Safepoint.stopTheWorld(arena, process)) {
      Safepoint.park(arena, process);
      return false;
    }
    Platform.collectionBegins(arena, process);
    Evacuation.evacuate(arena);
    Safepoint.resumeTheWorld(arena);
    Platform.collectionEnds(arena, process);
    return true;
  }
}
