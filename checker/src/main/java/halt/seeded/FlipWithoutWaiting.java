package halt.seeded;

import halt.core.Layout;
import halt.core.Safepoint;
import halt.core.host.Arena;
import halt.core.host.Platform;

/** What if the collector does not wait for the last CPU? It moves objects under that CPU's feet. */
@SeededBug(
    name = "flip-without-waiting",
    title = "the collector waits for every CPU but the last",
    type = Safepoint.class,
    method = "stopTheWorld",
    scenario = "swap-during-collection",
    caught = "ownership")
final class FlipWithoutWaiting {
  private FlipWithoutWaiting() {}

  static boolean stopTheWorld(Arena arena, int cpu) {
    if (!arena.compareAndSet(Layout.PHASE, Safepoint.MUTATING, Safepoint.STOPPING)) {
      return false;
    }
    int cpus = Layout.cpus(arena);
    for (int other = 0; other < cpus - 1; other++) {
      if (other != cpu) {
        while (arena.getVolatile(Layout.state(arena, other)) == Safepoint.RUNNING) {
          Platform.onSpinWait();
        }
      }
    }
    return true;
  }
}
