package halt.checker.state.lifted;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/**
 * Are new atoms right beside changes of others? Even processes create atoms, each with its own
 * number, until the table is full; odd ones swap.
 */
@Scenario(
    name = "create-while-swapping",
    title = "Even processes create atoms while odd ones swap the first: all atoms are there.",
    registers = 4,
    atoms = CreateWhileSwapping.ATOMS,
    spaceWords = 4,
    bufferWords = 4)
public final class CreateWhileSwapping {
  static final int ATOMS = 3;
  private static final int ATOM = 1;
  private static final int ADD = 2;
  private static final int NUMBER = 3;

  private CreateWhileSwapping() {}

  /** One atom at 0, known to all. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    @Value long atom = Word.atom(Atom.cell(cell));
    for (int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM, atom);
      Registers.set(arena, process, ADD, Word.fixnum(Function.ADD));
      Registers.set(arena, process, NUMBER, Word.fixnum(process + 1));
    }
  }

  /** Creates, or swaps. */
  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      if ((process & 1) == 0) {
        Operation.create(arena, process, NUMBER);
      } else {
        Operation.swap(arena, process, ATOM, ADD, NUMBER);
      }
    }
    Safepoint.leave(arena, process);
  }

  /** Every atom that was created is there, as far as there was room. */
  public static boolean check(Arena arena, int processes, int operations) {
    int wanted = 1 + (processes + 1) / 2 * operations;
    return Atom.count(arena) == (wanted < ATOMS ? wanted : ATOMS);
  }
}
