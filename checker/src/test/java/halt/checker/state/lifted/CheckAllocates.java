package halt.checker.state.lifted;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Value;
import halt.core.value.Tuple;
import halt.core.value.Word;
import halt.scenario.Scenario;

/** What does a final check say that finds no memory? It makes a pair, which is not kept. */
@Scenario(
    name = "check-allocates",
    title = "The final check makes a pair, which is not kept.",
    registers = 4,
    atoms = 1,
    spaceWords = 2,
    bufferWords = 2)
public final class CheckAllocates {
  private CheckAllocates() {}

  /** One atom at 0, known to all. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell = Atom.create(arena, Word.fixnum(0));
    for (int process = 0; process < processes; process++) {
      Registers.set(arena, process, 1, Word.atom(Atom.cell(cell)));
      Registers.set(arena, process, 2, Word.fixnum(Function.ADD));
      Registers.set(arena, process, 3, Word.fixnum(1));
    }
  }

  /** Adds 1. */
  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      Operation.swap(arena, process, 1, 2, 3);
    }
    Safepoint.leave(arena, process);
  }

  /** Holds whenever it has the memory. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Value long pair = Tuple.pair(arena, 0, Word.fixnum(1), Word.fixnum(2));
    return Tuple.isPair(arena, pair);
  }
}
