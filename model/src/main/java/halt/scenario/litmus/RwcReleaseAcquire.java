package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can a process miss a write, after its own store, that another saw before it missed that store?
 * Here with release stores and acquire loads.
 */
@Scenario(
    name = "litmus-rwc-release-acquire",
    title = "RWC with release stores and acquire loads: x=1 || a=x; b=y || y=1; a=x",
    registers = 1,
    atoms = 192,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "RWC",
    processes = 3,
    columns = {"x", "y", "1:a", "1:b", "2:a"},
    beyondInterleavings = "x=1 y=1 1:a=1 1:b=0 2:a=0")
public final class RwcReleaseAcquire {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int OF_1_A = 2;
  private static final int OF_1_B = 3;
  private static final int OF_2_A = 4;
  private static final int MEETING = 5;

  private RwcReleaseAcquire() {}

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
    @Value long b = arena.getAcquire(y);
    Cells.keep(arena, operations, OF_1_A, i, a);
    Cells.keep(arena, operations, OF_1_B, i, b);
  }

  private static void process2(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 3);
    arena.setRelease(y, Word.fixnum(1));
    @Value long a = arena.getAcquire(x);
    Cells.keep(arena, operations, OF_2_A, i, a);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 3, operations);
  }
}
