package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Is what a process has seen also there for whoever sees what it wrote then? Here with release
 * stores and acquire loads.
 */
@Scenario(
    name = "litmus-wrc-release-acquire",
    title = "WRC with release stores and acquire loads: x=1 || a=x; y=1 || a=y; b=x",
    registers = 1,
    atoms = 192,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "WRC",
    processes = 3,
    columns = {"x", "y", "1:a", "2:a", "2:b"})
public final class WrcReleaseAcquire {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int OF_1_A = 2;
  private static final int OF_2_A = 3;
  private static final int OF_2_B = 4;
  private static final int MEETING = 5;

  private WrcReleaseAcquire() {}

  /** Two variables and three results. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 2, 3, operations);
  }

  /** The part of one process, in an instance for each operation. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int i = 0; i < operations; i++) {
      if (process == 0) {
        process0(arena, operations, i);
      } else if (process == 1) {
        process1(arena, operations, i);
      } else if (process == 2) {
        process2(arena, operations, i);
      }
    }
    Safepoint.leave(arena, process);
  }

  private static void process0(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    Cells.meet(arena, operations, MEETING, i, 3);
    arena.setRelease(x, Word.fixnum(1));
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 3);
    @Value long a = arena.getAcquire(x);
    arena.setRelease(y, Word.fixnum(1));
    Cells.keep(arena, operations, OF_1_A, i, a);
  }

  private static void process2(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 3);
    @Value long a = arena.getAcquire(y);
    @Value long b = arena.getAcquire(x);
    Cells.keep(arena, operations, OF_2_A, i, a);
    Cells.keep(arena, operations, OF_2_B, i, b);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 3, operations);
  }
}
