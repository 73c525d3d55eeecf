package halt.seeded;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.Process;

/** What if a process that leaves does not say so? A collector waits for it for ever. */
@SeededBug(
    name = "never-safe",
    title = "a process leaves without storing SAFE, and the collector waits for ever",
    type = Safepoint.class,
    method = "leave",
    scenario = "swap-during-collection",
    caught = "completes")
final class NeverSafe {
  private NeverSafe() {}

  static void leave(Arena arena, @Process int process) {}
}
