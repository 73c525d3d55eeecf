package halt.seeded;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.process.Safepoint;
import halt.core.role.Process;

/**
 * What if the collector does not wait for the last process? It moves objects under that process's
 * feet.
 */
@SeededBug(
    name = "flip-without-waiting",
    title = "the collector waits for every process but the last",
    type = Safepoint.class,
    method = "stopTheWorld",
    scenario = "swap-during-collection",
    caught = "ownership")
final class FlipWithoutWaiting {
  private FlipWithoutWaiting() {}

  static boolean stopTheWorld(Arena arena, @Process int process) {
    if (!arena.compareAndSet(Layout.PHASE, Safepoint.MUTATING, Safepoint.STOPPING)) {
      return false;
    }
    int processes = Layout.processes(arena);
    for (@Process int other = 0; other < processes - 1; other++) {
      if (other != process) {
        while (arena.getVolatile(Layout.state(arena, other)) == Safepoint.RUNNING) {
          Platform.onSpinWait();
        }
      }
    }
    return true;
  }
}
