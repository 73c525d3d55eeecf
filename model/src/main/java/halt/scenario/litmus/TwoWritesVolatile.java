package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can the first of each of two processes' writes win over the other's second? Here with volatile
 * accesses.
 */
@Scenario(
    name = "litmus-2+2w-volatile",
    title = "2+2W with volatile accesses: x=1; y=2 || y=1; x=2",
    registers = 1,
    atoms = 96,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "2+2W",
    processes = 2,
    columns = {"x", "y"})
public final class TwoWritesVolatile {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int MEETING = 2;

  private TwoWritesVolatile() {}

  /** Two variables. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 2, 0, operations);
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
    arena.setVolatile(y, Word.fixnum(2));
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    arena.setVolatile(y, Word.fixnum(1));
    arena.setVolatile(x, Word.fixnum(2));
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 0, operations);
  }
}
