package generated;

import halt.core.Atom;
import halt.core.Function;
import halt.core.Operation;
import halt.core.Registers;
import halt.core.Safepoint;
import halt.core.Tuple;
import halt.core.Word;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Value;
import halt.scenario.Scenario;

/**
 * Is every run of a scenario that was made by chance one that the specification allows? Each
 * process runs its list of operations once, whatever number of them is asked for; a process beyond
 * the lists does nothing.
 */
@Scenario(
    name = "all-there-is",
    title = "Made by chance: 3 processes, 8 operations, 4 atoms.",
    registers = 11,
    atoms = 5,
    spaceWords = 24,
    bufferWords = 6)
public final class AllThereIs {
  private static final int ATOM_0 = 1;
  private static final int ATOM_1 = 2;
  private static final int ATOM_3 = 3;
  private static final int ADD = 4;
  private static final int TALLY = 5;
  private static final int NIL = 6;
  private static final int MINUS_17 = 7;
  private static final int ONE = 8;
  private static final int GREATEST = 9;
  private static final int KEPT_1 = 10;

  private AllThereIs() {}

  /**
   * Atom 0 holds 1; atom 1 holds the pair [5 -2]; atom 2 holds what atom 1 holds; atom 3 holds atom
   * 0.
   */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long cell0 = Atom.create(arena, Word.fixnum(1));
    @Value long pair1 = Tuple.pair(arena, 0, Word.fixnum(5), Word.fixnum(-2));
    @Offset long cell1 = Atom.create(arena, pair1);
    @Offset long cell2 = Atom.create(arena, pair1);
    @Offset long cell3 = Atom.create(arena, Word.atom(Atom.cell(cell0)));
    for (int cpu = 0; cpu < processes; cpu++) {
      Registers.set(arena, cpu, ATOM_0, Word.atom(Atom.cell(cell0)));
      Registers.set(arena, cpu, ATOM_1, Word.atom(Atom.cell(cell1)));
      Registers.set(arena, cpu, ATOM_3, Word.atom(Atom.cell(cell3)));
      Registers.set(arena, cpu, ADD, Word.fixnum(Function.ADD));
      Registers.set(arena, cpu, TALLY, Word.fixnum(Function.TALLY));
      Registers.set(arena, cpu, NIL, Word.NIL);
      Registers.set(arena, cpu, MINUS_17, Word.fixnum(-17));
      Registers.set(arena, cpu, ONE, Word.fixnum(1));
      Registers.set(arena, cpu, GREATEST, Word.fixnum(Word.MAX_FIXNUM));
    }
  }

  /** The process of this CPU. */
  public static void process(Arena arena, int cpu, int operations) {
    Safepoint.enter(arena, cpu);
    switch (cpu) {
      case 0 -> process0(arena, cpu);
      case 1 -> process1(arena, cpu);
      case 2 -> process2(arena, cpu);
      default -> {}
    }
    Safepoint.leave(arena, cpu);
  }

  /** Reads atom 3; moves result 1 from 1 to -17; adds result 1 to result 1; sets atom 0 to nil. */
  private static void process0(Arena arena, int cpu) {
    Operation.deref(arena, cpu, ATOM_3);
    Registers.move(arena, cpu, KEPT_1, Operation.RESULT);
    Operation.compareAndSet(arena, cpu, Operation.RESULT, ONE, MINUS_17);
    Operation.swap(arena, cpu, KEPT_1, ADD, KEPT_1);
    Operation.reset(arena, cpu, ATOM_0, NIL);
  }

  /**
   * Counts on in atom 1 for 1152921504606846975; pairs result 1 with atom 1; makes an atom with
   * result 1; collects.
   */
  private static void process1(Arena arena, int cpu) {
    Operation.swap(arena, cpu, ATOM_1, TALLY, GREATEST);
    Registers.move(arena, cpu, KEPT_1, Operation.RESULT);
    Operation.tuple(arena, cpu, Operation.RESULT, ATOM_1);
    Operation.create(arena, cpu, KEPT_1);
    Operation.collect(arena, cpu);
  }

  /** Does nothing. */
  private static void process2(Arena arena, int cpu) {}

  /** Nothing of its own: which results are allowed, the specification says. */
  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
