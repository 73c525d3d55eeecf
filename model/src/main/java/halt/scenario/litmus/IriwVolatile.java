package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/** Can two readers see two independent writes in different orders? Here with volatile accesses. */
@Scenario(
    name = "litmus-iriw-volatile",
    title = "IRIW with volatile accesses: x=1 || y=1 || a=x; b=y || a=y; b=x",
    registers = 1,
    atoms = 224,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "IRIW",
    processes = 4,
    columns = {"x", "y", "2:a", "2:b", "3:a", "3:b"})
public final class IriwVolatile {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int OF_2_A = 2;
  private static final int OF_2_B = 3;
  private static final int OF_3_A = 4;
  private static final int OF_3_B = 5;
  private static final int MEETING = 6;

  private IriwVolatile() {}

  /** Two variables and four results. */
  public static void setup(Arena arena, int processes, int operations) {
    Cells.create(arena, 2, 4, operations);
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
      } else if (process == 3) {
        process3(arena, operations, i);
      }
    }
    Safepoint.leave(arena, process);
  }

  private static void process0(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    Cells.meet(arena, operations, MEETING, i, 4);
    arena.setVolatile(x, Word.fixnum(1));
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 4);
    arena.setVolatile(y, Word.fixnum(1));
  }

  private static void process2(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 4);
    @Value long a = arena.getVolatile(x);
    @Value long b = arena.getVolatile(y);
    Cells.keep(arena, operations, OF_2_A, i, a);
    Cells.keep(arena, operations, OF_2_B, i, b);
  }

  private static void process3(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 4);
    @Value long a = arena.getVolatile(y);
    @Value long b = arena.getVolatile(x);
    Cells.keep(arena, operations, OF_3_A, i, a);
    Cells.keep(arena, operations, OF_3_B, i, b);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 4, operations);
  }
}
