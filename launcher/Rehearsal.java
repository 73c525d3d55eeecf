import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.value.Word;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.scenario.Scenario;

/** Which classes does a check of somebody's own file use, up to a trace? build.sh asks, after a build. */
@Scenario(
    name = "rehearsal",
    title = "Not every process adds: the sum is not theirs.",
    registers = 4,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4)
final class Rehearsal {
  private static final int ATOM = 1;
  private static final int ADD = 2;
  private static final int ONE = 3;

  private Rehearsal() {}

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

  /** Adds 1, but for the first process. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    if (process != 0) {
      Operation.swap(arena, process, ATOM, ADD, ONE);
    }
    Safepoint.leave(arena, process);
  }

  /** As if all did. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Value long sum = Atom.deref(arena, Atom.at(arena, 0));
    return sum == Word.fixnum(processes);
  }
}
