package halt.scenario.litmus;

import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Can a process see a flag and not what was written before it? Here with stores by compare-and-set
 * and volatile loads.
 */
@Scenario(
    name = "litmus-mp-compare-and-set",
    title = "MP with stores by compare-and-set and volatile loads: x=1; y=1 || a=y; b=x",
    registers = 1,
    atoms = 160,
    spaceWords = 1,
    bufferWords = 1)
@Litmus(
    shape = "MP",
    processes = 2,
    columns = {"x", "y", "1:a", "1:b"})
public final class MpCompareAndSet {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int OF_1_A = 2;
  private static final int OF_1_B = 3;
  private static final int MEETING = 4;

  private MpCompareAndSet() {}

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
    arena.compareAndSet(x, Word.fixnum(0), Word.fixnum(1));
    arena.compareAndSet(y, Word.fixnum(0), Word.fixnum(1));
  }

  private static void process1(Arena arena, int operations, int i) {
    @AtomRef long x = Cells.at(arena, operations, X, i);
    @AtomRef long y = Cells.at(arena, operations, Y, i);
    Cells.meet(arena, operations, MEETING, i, 2);
    @Value long a = arena.getVolatile(y);
    @Value long b = arena.getVolatile(x);
    Cells.keep(arena, operations, OF_1_A, i, a);
    Cells.keep(arena, operations, OF_1_B, i, b);
  }

  /** Every result was kept. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Cells.complete(arena, 2, 2, operations);
  }
}
