package halt.core.process;

import halt.core.Layout;
import halt.core.collect.Collector;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Process;

/**
 * What may happen between two operations? There a process holds no raw reference but those in its
 * registers, so a collection may run: this one's own, if the host wants it, or another process's.
 */
public final class Boundary {
  private Boundary() {}

  /** The one place where a running process lets a collection happen. */
  public static void poll(Arena arena, @Process int process) {
    if (Platform.collectionRequested(arena, process)) {
      Collector.collect(arena, process);
    } else if (arena.getAcquire(Layout.PHASE) == Safepoint.STOPPING) {
      Safepoint.park(arena, process);
    }
  }
}
