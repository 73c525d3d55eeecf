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

/** Who waits may give up. */
@Scenario(
    name = "give-up",
    title = "Who waits may give up.",
    registers = 4,
    atoms = 2,
    spaceWords = 4,
    bufferWords = 4)
final class GiveUp {
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int ONE = 3;

  private GiveUp() {}

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
      int looks = 0;
      while (Atom.deref(arena, Atom.at(arena, 1)) == Word.fixnum(0) && looks < 2) {
        looks++;
        Platform.onSpinWait();
      }
      Registers.set(arena, process, Operation.RESULT, Word.fixnum(looks));
    } else {
      Operation.reset(arena, process, FIRST, ONE);
      Operation.reset(arena, process, SECOND, ONE);
    }
    Safepoint.leave(arena, process);
  }

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
