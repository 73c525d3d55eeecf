import halt.core.atom.Atom;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.value.Word;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Offset;
import halt.core.role.Value;
import halt.scenario.Scenario;

/** Who waits for either of two words goes on when only the first has changed. */
@Scenario(
    name = "either-word",
    title = "Who waits for either of two words goes on when only the first has changed.",
    registers = 4,
    atoms = 2,
    spaceWords = 4,
    bufferWords = 4)
final class EitherWord {
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int ONE = 3;

  private EitherWord() {}

  public static void setup(Arena arena, int processes, int operations) {
    @Offset long first = Atom.create(arena, Word.fixnum(0));
    @Offset long second = Atom.create(arena, Word.fixnum(0));
    for (int process = 0; process < processes; process++) {
      @Value long one = Word.atom(Atom.cell(first));
      Registers.set(arena, process, FIRST, one);
      @Value long two = Word.atom(Atom.cell(second));
      Registers.set(arena, process, SECOND, two);
      Registers.set(arena, process, ONE, Word.fixnum(1));
    }
  }

  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    if (process == 0) {
      while (Atom.deref(arena, Atom.at(arena, 0)) == Word.fixnum(0)
          && Atom.deref(arena, Atom.at(arena, 1)) == Word.fixnum(0)) {
        Platform.onSpinWait();
      }
      Operation.deref(arena, process, FIRST);
    } else {
      Operation.reset(arena, process, FIRST, ONE);
    }
    Safepoint.leave(arena, process);
  }

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
