package halt.scenario;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/** Is an increment ever lost? Every process adds 1 to one atom by swap; the sum must be exact. */
@Scenario(
    name = "counter",
    title = "Every process adds 1 to one atom by swap: no increment is lost.",
    registers = 4,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4,
    bytecode = "2x2+1+1 2x2 3x1")
public final class Counter {
  private static final int ATOM = 1;
  private static final int ADD = 2;
  private static final int ONE = 3;

  private Counter() {}

  /** One atom at 0, known to all. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    @Value long atom = Word.atom(Atom.cell(cell));
    for (@Process int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM, atom);
      Registers.set(arena, process, ADD, Word.fixnum(Function.ADD));
      Registers.set(arena, process, ONE, Word.fixnum(1));
    }
  }

  /** Adds 1, {@code operations} times. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      Operation.swap(arena, process, ATOM, ADD, ONE);
    }
    Safepoint.leave(arena, process);
  }

  /** Every increment counted once. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Value long sum = Atom.deref(arena, Atom.at(arena, 0));
    return sum == Word.fixnum((long) processes * operations);
  }
}
