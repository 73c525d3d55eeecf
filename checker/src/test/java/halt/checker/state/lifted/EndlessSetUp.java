package halt.checker.state.lifted;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.scenario.Scenario;

/** A set-up that waits for somebody who is not there yet. */
@Scenario(
    name = "endless-set-up",
    title = "A set-up that waits for somebody who is not there yet.",
    registers = 1,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4)
final class EndlessSetUp {
  private EndlessSetUp() {}

  public static void setup(Arena arena, int processes, int operations) {
    while (arena.getVolatile(Layout.PHASE) == 0) {
      arena.setPlain(Layout.ATOM_NEXT, 0);
    }
  }

  public static void process(Arena arena, int process, int operations) {}

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
