package halt.scenario;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/**
 * Does a race have one winner? All processes try each step from i to i + 1; one of them makes it.
 */
@Scenario(
    name = "compare-and-set",
    title = "All processes race to move one atom from i to i + 1: each step has one winner.",
    registers = 5,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4,
    bytecode = "2x2+1+1 2x2 3x1")
public final class CompareAndSetRace {
  private static final int ATOM = 1;
  private static final int EXPECTED = 2;
  private static final int DESIRED = 3;
  private static final int WINS = 4;

  private CompareAndSetRace() {}

  /** One atom at 0, known to all; nobody has won yet. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    @Value long atom = Word.atom(Atom.cell(cell));
    for (@Process int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM, atom);
      Registers.set(arena, process, WINS, Word.fixnum(0));
    }
  }

  /** Tries every step in order and counts those that it made. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      Registers.set(arena, process, EXPECTED, Word.fixnum(index));
      Registers.set(arena, process, DESIRED, Word.fixnum(index + 1));
      Operation.compareAndSet(arena, process, ATOM, EXPECTED, DESIRED);
      if (Registers.get(arena, process, Operation.RESULT) == Word.TRUE) {
        long wins = Word.integer(Registers.get(arena, process, WINS));
        Registers.set(arena, process, WINS, Word.fixnum(wins + 1));
      }
    }
    Safepoint.leave(arena, process);
  }

  /** Every step was made, and by one process. */
  public static boolean check(Arena arena, int processes, int operations) {
    long wins = 0;
    for (@Process int process = 0; process < processes; process++) {
      wins += Word.integer(Registers.get(arena, process, WINS));
    }
    @Value long last = Atom.deref(arena, Atom.at(arena, 0));
    return wins == operations && last == Word.fixnum(operations);
  }
}
