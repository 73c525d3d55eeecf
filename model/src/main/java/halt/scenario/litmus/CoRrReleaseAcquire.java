package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can a process see an old value of a variable after the new one? Here with release stores and
 * acquire loads.
 */
@Scenario(
    name = "litmus-corr-release-acquire",
    title = "CoRR with release stores and acquire loads: x=1 || a=x; b=x",
    registers = 1,
    atoms = 128,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "CoRR",
    processes = 2,
    columns = {"x", "1:a", "1:b"})
public final class CoRrReleaseAcquire {
  private static final int X = 0;
  private static final int OF_1_A = 1;
  private static final int OF_1_B = 2;
  private static final int MEETING = 3;

  private CoRrReleaseAcquire() {}

  /** One variable and two results. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 1, 2, operations);
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
    Cells.meet(arena, operations, MEETING, i, 2);
    arena.setRelease(x, Word.fixnum(1));
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    @Value long a = arena.getAcquire(x);
    @Value long b = arena.getAcquire(x);
    Cells.keep(arena, operations, OF_1_A, i, a);
    Cells.keep(arena, operations, OF_1_B, i, b);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 1, 2, operations);
  }
}
