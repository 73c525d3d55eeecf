package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can a write lose against one after which the other process still missed what came before it? Here
 * with a full fence between release stores and acquire loads.
 */
@Scenario(
    name = "litmus-r-fence",
    title = "R with a full fence between release stores and acquire loads: x=1; y=1 || y=2; a=x",
    registers = 1,
    atoms = 128,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "R",
    processes = 2,
    columns = {"x", "y", "1:a"})
public final class RFence {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int OF_1_A = 2;
  private static final int MEETING = 3;

  private RFence() {}

  /** Two variables and one result. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 2, 1, operations);
  }

  /** The part of one process, in an instance for each operation. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int i = 0; i < operations; i++) {
      if (process == 0) {
        process0(arena, operations, i);
      } else if (process == 1) {
        process1(arena, operations, i);
      }
    }
    Safepoint.leave(arena, process);
  }

  private static void process0(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    arena.setRelease(x, Word.fixnum(1));
    arena.fullFence();
    arena.setRelease(y, Word.fixnum(1));
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    arena.setRelease(y, Word.fixnum(2));
    arena.fullFence();
    @Value long a = arena.getAcquire(x);
    Cells.keep(arena, operations, OF_1_A, i, a);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 1, operations);
  }
}
