import halt.core.atom.Atom;
import halt.core.process.Safepoint;
import halt.core.value.Word;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.scenario.Scenario;

/** EndlessChecks. */
@Scenario(name = "endless-check", title = "The final check does not end.", registers = 4, atoms = 1, spaceWords = 4, bufferWords = 4)
final class EndlessCheck {
  private EndlessCheck() {}

  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
  }

  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    Safepoint.leave(arena, process);
  }

  public static boolean check(Arena arena, int processes, int operations) {
    int looks = 0;
    while (Atom.deref(arena, Atom.at(arena, 0)) == Word.fixnum(0)) {
      looks++;
    }
    return looks > 0;
  }
}
