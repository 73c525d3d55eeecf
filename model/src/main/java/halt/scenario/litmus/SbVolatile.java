package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can each of two processes miss the other's store, which both made before they looked? Here with
 * volatile accesses.
 */
@Scenario(
    name = "litmus-sb-volatile",
    title = "SB with volatile accesses: x=1; a=y || y=1; a=x",
    registers = 1,
    atoms = 160,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "SB",
    processes = 2,
    columns = {"x", "y", "0:a", "1:a"})
public final class SbVolatile {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int OF_0_A = 2;
  private static final int OF_1_A = 3;
  private static final int MEETING = 4;

  private SbVolatile() {}

  /** Two variables and two results. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 2, 2, operations);
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
    arena.setVolatile(x, Word.fixnum(1));
    @Value long a = arena.getVolatile(y);
    Cells.keep(arena, operations, OF_0_A, i, a);
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    arena.setVolatile(y, Word.fixnum(1));
    @Value long a = arena.getVolatile(x);
    Cells.keep(arena, operations, OF_1_A, i, a);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 2, operations);
  }
}
