package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can a process read past its own write a value that loses against it? Here with release stores and
 * acquire loads.
 */
@Scenario(
    name = "litmus-cowr-release-acquire",
    title = "CoWR with release stores and acquire loads: x=1; a=x || x=2",
    registers = 1,
    atoms = 96,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "CoWR",
    processes = 2,
    columns = {"x", "0:a"})
public final class CoWrReleaseAcquire {
  private static final int X = 0;
  private static final int OF_0_A = 1;
  private static final int MEETING = 2;

  private CoWrReleaseAcquire() {}

  /** One variable and one result. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 1, 1, operations);
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
    @Value long a = arena.getAcquire(x);
    Cells.keep(arena, operations, OF_0_A, i, a);
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    arena.setRelease(x, Word.fixnum(2));
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 1, 1, operations);
  }
}
