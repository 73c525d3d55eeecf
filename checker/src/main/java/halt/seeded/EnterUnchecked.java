package halt.seeded;

import halt.core.Layout;
import halt.core.Safepoint;
import halt.core.host.Arena;
import halt.core.host.Platform;

/** What if a CPU looks at the phase only before it says that it runs? */
@SeededBug(
    name = "enter-unchecked",
    title = "a CPU stores RUNNING without looking at the phase again",
    type = Safepoint.class,
    method = "enter",
    scenario = "swap-during-collection",
    caught = "ownership")
final class EnterUnchecked {
  private EnterUnchecked() {}

  static void enter(Arena arena, int cpu) {
    while (arena.getAcquire(Layout.PHASE) == Safepoint.STOPPING) {
      Platform.onSpinWait();
    }
    arena.setVolatile(Layout.state(arena, cpu), Safepoint.RUNNING);
  }
}
