package halt.checker.state.lifted;

import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.scenario.Scenario;

/** Who runs out of memory? The set-up makes a list of pairs, and the final check two more. */
@Scenario(
    name = "allocates-alone",
    title = "The set-up makes a list of pairs, and the final check two more.",
    registers = 2,
    atoms = 0,
    spaceWords = 9,
    bufferWords = 3)
public final class AllocatesAlone {
  private static final int LIST = 1;

  private AllocatesAlone() {}

  /** As many pairs as operations. */
  public static void setup(Arena arena, int processes, int operations) {
    extend(arena, operations);
  }

  /** Nothing that anybody sees. */
  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    Safepoint.leave(arena, process);
  }

  /** Holds whenever it has the memory. */
  public static boolean check(Arena arena, int processes, int operations) {
    extend(arena, 2);
    return true;
  }

  private static void extend(Arena arena, int pairs) {
    for (int index = 0; index < pairs; index++) {
      Operation.tuple(arena, 0, LIST, LIST);
      Registers.move(arena, 0, LIST, Operation.RESULT);
    }
  }
}
