package halt.checker.state.lifted;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Value;
import halt.core.value.Word;
import halt.scenario.Scenario;

/** Nobody announces what each process does. */
@Scenario(
    name = "nothing-announced",
    title = "Nobody announces what each process does.",
    registers = 3,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4)
public final class NothingAnnounced {
  private NothingAnnounced() {}

  /** One atom at 0, known to all, and a number for each. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    @Value long atom = Word.atom(Atom.cell(cell));
    for (int process = 0; process < processes; process++) {
      Registers.set(arena, process, Helper.ATOM, atom);
      Registers.set(arena, process, Helper.DESIRED, Word.fixnum(10 * (process + 1)));
    }
  }

  /** Sets the atom, {@code operations} times. */
  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      Helper.resetSilently(arena, process);
    }
    Safepoint.leave(arena, process);
  }

  /** What the atom holds is for the specification to say. */
  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
