package halt.scenario;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Value;
import halt.core.value.Tuple;
import halt.core.value.Word;

/**
 * Does a collection disturb anybody? Process 0 collects before each of its swaps while the others
 * swap; nothing is lost, and what was one object stays one. Who swapped is a pair of its own that
 * the swapper's register and the atom's pair both name, so that a collector has to follow fields
 * and to keep sharing through them.
 */
@Scenario(
    name = "swap-during-collection",
    title = "Process 0 collects while all swap new pairs: nothing is lost or copied twice.",
    registers = 4,
    atoms = 1,
    spaceWords = 64,
    bufferWords = 6,
    bytecode = "2x1")
public final class SwapDuringCollection {
  private static final int ATOM = 1;
  private static final int TALLY = 2;
  private static final int WHO = 3;

  private SwapDuringCollection() {}

  /** One atom with the pair (0, 0); the pair (process, process) names a process. */
  public static void setup(Arena arena, int processes, int operations) {
    @Value long zero = Tuple.pair(arena, 0, Word.fixnum(0), Word.fixnum(0));
    @Offset long cell = Atom.create(arena, zero);
    @Value long atom = Word.atom(Atom.cell(cell));
    for (@Process int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM, atom);
      Registers.set(arena, process, TALLY, Word.fixnum(Function.TALLY));
      @Value long who = Tuple.pair(arena, process, Word.fixnum(process), Word.fixnum(process));
      Registers.set(arena, process, WHO, who);
    }
  }

  /** Swaps in a new pair with its own name; process 0 collects each time before. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      if (process == 0) {
        Operation.collect(arena, process);
      }
      Operation.swap(arena, process, ATOM, TALLY, WHO);
    }
    Safepoint.leave(arena, process);
  }

  /**
   * Every swap counted once, and whoever swapped last holds the very object that the atom holds.
   */
  public static boolean check(Arena arena, int processes, int operations) {
    @Value long last = Atom.deref(arena, Atom.at(arena, 0));
    if (!Tuple.isPair(arena, last)) {
      return false;
    }
    @Ref long pair = Word.reference(last);
    int holders = 0;
    for (@Process int process = 0; process < processes; process++) {
      if (Registers.get(arena, process, Operation.RESULT) == last) {
        holders++;
      }
    }
    return holders == 1 && Tuple.get(arena, pair, 0) == Word.fixnum((long) processes * operations);
  }
}
