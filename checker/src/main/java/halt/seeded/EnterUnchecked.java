package halt.seeded;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.process.Safepoint;
import halt.core.role.Process;

/** What if a process looks at the phase only before it says that it runs? */
@SeededBug(
    name = "enter-unchecked",
    title = "a process stores RUNNING without looking at the phase again",
    type = Safepoint.class,
    method = "enter",
    scenario = "swap-during-collection",
    caught = "ownership")
final class EnterUnchecked {
  private EnterUnchecked() {}

  static void enter(Arena arena, @Process int process) {
    while (arena.getAcquire(Layout.PHASE) == Safepoint.STOPPING) {
      Platform.onSpinWait();
    }
    arena.setVolatile(Layout.state(arena, process), Safepoint.RUNNING);
  }
}
