package halt.checker.state.lifted;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.value.Word;
import halt.scenario.Scenario;

/** Must every process do something? The first one adds 1 to an atom, the others do nothing. */
@Scenario(
    name = "one-works",
    title = "The first process adds 1 to an atom, the others do nothing.",
    registers = 4,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4)
public final class OneWorks {
  private static final int ATOM = 1;
  private static final int ADD = 2;
  private static final int ONE = 3;

  private OneWorks() {}

  /** One atom at 0, known to the first process. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    Registers.set(arena, 0, ATOM, Word.atom(Atom.cell(cell)));
    Registers.set(arena, 0, ADD, Word.fixnum(Function.ADD));
    Registers.set(arena, 0, ONE, Word.fixnum(1));
  }

  /** Adds 1, {@code operations} times, if it is the first. */
  public static void process(Arena arena, int process, int operations) {
    if (process == 0) {
      Safepoint.enter(arena, process);
      for (int index = 0; index < operations; index++) {
        Operation.swap(arena, process, ATOM, ADD, ONE);
      }
      Safepoint.leave(arena, process);
    }
  }

  /** Every increment counted once. */
  public static boolean check(Arena arena, int processes, int operations) {
    return Atom.deref(arena, Atom.at(arena, 0)) == Word.fixnum(operations);
  }
}
