package halt.scenario;

import halt.core.Atom;
import halt.core.Operation;
import halt.core.Registers;
import halt.core.Safepoint;
import halt.core.Tuple;
import halt.core.Word;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Ref;
import halt.core.role.Value;

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
    for (int cpu = 0; cpu < processes; cpu++) {
      Registers.set(arena, cpu, ATOM, atom);
      Registers.set(arena, cpu, PAIR_OR_MIXED, Word.fixnum(0));
    }
  }

  /** Writes or reads, {@code operations} times. */
  public static void process(Arena arena, int cpu, int operations) {
    Safepoint.enter(arena, cpu);
    for (int index = 0; index < operations; index++) {
      if (isWriter(cpu)) {
        write(arena, cpu, (long) operations * cpu + index + 1);
      } else {
        read(arena, cpu);
      }
    }
    Safepoint.leave(arena, cpu);
  }

  private static boolean isWriter(int cpu) {
    return (cpu & 1) == 0;
  }

  private static void write(Arena arena, int cpu, long number) {
    Registers.set(arena, cpu, NUMBER, Word.fixnum(number));
    Operation.tuple(arena, cpu, NUMBER, NUMBER);
    if (Word.isFailure(Registers.get(arena, cpu, Operation.RESULT))) {
      // No memory: the result says so, and no failure is published as a value.
      return;
    }
    Registers.move(arena, cpu, PAIR_OR_MIXED, Operation.RESULT);
    Operation.reset(arena, cpu, ATOM, PAIR_OR_MIXED);
  }

  private static void read(Arena arena, int cpu) {
    Operation.deref(arena, cpu, ATOM);
    @Ref long pair = Word.reference(Registers.get(arena, cpu, Operation.RESULT));
    @Value long first = Tuple.get(arena, pair, 0);
    @Value long second = Tuple.get(arena, pair, 1);
    if (first != second) {
      long mixed = Word.integer(Registers.get(arena, cpu, PAIR_OR_MIXED));
      Registers.set(arena, cpu, PAIR_OR_MIXED, Word.fixnum(mixed + 1));
    }
  }

  /** No reader saw a mixed pair. */
  public static boolean check(Arena arena, int processes, int operations) {
    for (int cpu = 0; cpu < processes; cpu++) {
      @Value long mixed = Registers.get(arena, cpu, PAIR_OR_MIXED);
      if (!isWriter(cpu) && mixed != Word.fixnum(0)) {
        return false;
      }
    }
    return true;
  }
}
