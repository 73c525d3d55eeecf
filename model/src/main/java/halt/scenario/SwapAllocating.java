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

/** Is a new value whole when it is seen? Every swap builds a new pair (n + 1, who). */
@Scenario(
    name = "swap-allocating",
    title = "Every swap builds a new pair (n + 1, who): each is whole when it is seen.",
    registers = 4,
    atoms = 1,
    spaceWords = 48,
    bufferWords = 6)
public final class SwapAllocating {
  private static final int ATOM = 1;
  private static final int TALLY = 2;
  private static final int WHO = 3;

  private SwapAllocating() {}

  /** One atom with the pair (0, 0). */
  public static void setup(Arena arena, int processes, int operations) {
    @Value long zero = Tuple.pair(arena, 0, Word.fixnum(0), Word.fixnum(0));
    @Offset long cell = Atom.create(arena, zero);
    @Value long atom = Word.atom(Atom.cell(cell));
    for (@Process int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM, atom);
      Registers.set(arena, process, TALLY, Word.fixnum(Function.TALLY));
      Registers.set(arena, process, WHO, Word.fixnum(process));
    }
  }

  /** Swaps in a new pair with its own number. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      Operation.swap(arena, process, ATOM, TALLY, WHO);
    }
    Safepoint.leave(arena, process);
  }

  /** Every swap counted once. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Value long last = Atom.deref(arena, Atom.at(arena, 0));
    if (!Tuple.isPair(arena, last)) {
      return false;
    }
    @Ref long pair = Word.reference(last);
    return Tuple.get(arena, pair, 0) == Word.fixnum((long) processes * operations);
  }
}
