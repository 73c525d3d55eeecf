package halt.scenario;

import halt.core.atom.Atom;
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
 * Can a reader see a mix of two values? Even processes reset an atom to pairs (k, k), odd ones read
 * it; the two fields of what they read are always the same.
 */
@Scenario(
    name = "reset-deref",
    title = "Resets to pairs (k, k) against derefs: never a mix of two values.",
    registers = 4,
    atoms = 1,
    spaceWords = 48,
    bufferWords = 6)
public final class ResetDeref {
  private static final int ATOM = 1;
  private static final int NUMBER = 2;

  /** Of a writer: its new pair. Of a reader: how many mixed pairs it saw. */
  private static final int PAIR_OR_MIXED = 3;

  private ResetDeref() {}

  /** One atom with the pair (0, 0). */
  public static void setup(Arena arena, int processes, int operations) {
    @Value long zero = Tuple.pair(arena, 0, Word.fixnum(0), Word.fixnum(0));
    @Offset long cell = Atom.create(arena, zero);
    @Value long atom = Word.atom(Atom.cell(cell));
    for (@Process int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM, atom);
      Registers.set(arena, process, PAIR_OR_MIXED, Word.fixnum(0));
    }
  }

  /** Writes or reads, {@code operations} times. */
  public static void process(Arena arena, @Process int process, int operations) {
    Safepoint.enter(arena, process);
    for (int index = 0; index < operations; index++) {
      if (isWriter(process)) {
        write(arena, process, (long) operations * process + index + 1);
      } else {
        read(arena, process);
      }
    }
    Safepoint.leave(arena, process);
  }

  private static boolean isWriter(@Process int process) {
    return (process & 1) == 0;
  }

  private static void write(Arena arena, @Process int process, long number) {
    Registers.set(arena, process, NUMBER, Word.fixnum(number));
    Operation.tuple(arena, process, NUMBER, NUMBER);
    if (Word.isFailure(Registers.get(arena, process, Operation.RESULT))) {
      // No memory: the result says so, and no failure is published as a value.
      return;
    }
    Registers.move(arena, process, PAIR_OR_MIXED, Operation.RESULT);
    Operation.reset(arena, process, ATOM, PAIR_OR_MIXED);
  }

  private static void read(Arena arena, @Process int process) {
    Operation.deref(arena, process, ATOM);
    @Ref long pair = Word.reference(Registers.get(arena, process, Operation.RESULT));
    @Value long first = Tuple.get(arena, pair, 0);
    @Value long second = Tuple.get(arena, pair, 1);
    if (first != second) {
      long mixed = Word.integer(Registers.get(arena, process, PAIR_OR_MIXED));
      Registers.set(arena, process, PAIR_OR_MIXED, Word.fixnum(mixed + 1));
    }
  }

  /** No reader saw a mixed pair. */
  public static boolean check(Arena arena, int processes, int operations) {
    for (@Process int process = 0; process < processes; process++) {
      @Value long mixed = Registers.get(arena, process, PAIR_OR_MIXED);
      if (!isWriter(process) && mixed != Word.fixnum(0)) {
        return false;
      }
    }
    return true;
  }
}
