package halt.checker.state.lifted;

import halt.core.Atom;
import halt.core.Function;
import halt.core.Operation;
import halt.core.Registers;
import halt.core.Safepoint;
import halt.core.Word;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Value;
import halt.scenario.Scenario;

/** Are new atoms right beside changes of others? Even processes create, odd ones swap. */
@Scenario(
    name = "create-while-swapping",
    title = "Even processes create atoms while odd ones swap the first: all atoms are there.",
    registers = 4,
    atoms = 5,
    spaceWords = 4,
    bufferWords = 4)
public final class CreateWhileSwapping {
  private static final int ATOM = 1;
  private static final int ADD = 2;
  private static final int ONE = 3;

  private CreateWhileSwapping() {}

  /** One atom at 0, known to all. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    @Value long atom = Word.atom(Atom.cell(cell));
    for (int cpu = 0; cpu < processes; cpu++) {
      Registers.set(arena, cpu, ATOM, atom);
      Registers.set(arena, cpu, ADD, Word.fixnum(Function.ADD));
      Registers.set(arena, cpu, ONE, Word.fixnum(1));
    }
  }

  /** Creates, or swaps. */
  public static void process(Arena arena, int cpu, int operations) {
    Safepoint.enter(arena, cpu);
    for (int index = 0; index < operations; index++) {
      if ((cpu & 1) == 0) {
        Operation.create(arena, cpu, ONE);
      } else {
        Operation.swap(arena, cpu, ATOM, ADD, ONE);
      }
    }
    Safepoint.leave(arena, cpu);
  }

  /** Every atom that was created is there. */
  public static boolean check(Arena arena, int processes, int operations) {
    int creators = (processes + 1) / 2;
    return Atom.count(arena) == 1 + creators * operations;
  }
}
