package generated;

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
    for (int process = 0; process < processes; process++) {
      Registers.set(arena, process, ATOM_0, Word.atom(Atom.cell(cell0)));
      Registers.set(arena, process, ATOM_1, Word.atom(Atom.cell(cell1)));
      Registers.set(arena, process, ATOM_3, Word.atom(Atom.cell(cell3)));
      Registers.set(arena, process, ADD, Word.fixnum(Function.ADD));
      Registers.set(arena, process, TALLY, Word.fixnum(Function.TALLY));
      Registers.set(arena, process, NIL, Word.NIL);
      Registers.set(arena, process, MINUS_17, Word.fixnum(-17));
      Registers.set(arena, process, ONE, Word.fixnum(1));
      Registers.set(arena, process, GREATEST, Word.fixnum(Word.MAX_FIXNUM));
    }
  }

  /** The process of this process. */
  public static void process(Arena arena, int process, int operations) {
    Safepoint.enter(arena, process);
    switch (process) {
      case 0 -> process0(arena, process);
      case 1 -> process1(arena, process);
      case 2 -> process2(arena, process);
      default -> {}
    }
    Safepoint.leave(arena, process);
  }

  /** Reads atom 3; moves result 1 from 1 to -17; adds result 1 to result 1; sets atom 0 to nil. */
  private static void process0(Arena arena, int process) {
    Operation.deref(arena, process, ATOM_3);
    Registers.move(arena, process, KEPT_1, Operation.RESULT);
    Operation.compareAndSet(arena, process, Operation.RESULT, ONE, MINUS_17);
    Operation.swap(arena, process, KEPT_1, ADD, KEPT_1);
    Operation.reset(arena, process, ATOM_0, NIL);
  }

  /**
   * Counts on in atom 1 for 1152921504606846975; pairs result 1 with atom 1; makes an atom with
   * result 1; collects.
   */
  private static void process1(Arena arena, int process) {
    Operation.swap(arena, process, ATOM_1, TALLY, GREATEST);
    Registers.move(arena, process, KEPT_1, Operation.RESULT);
    Operation.tuple(arena, process, Operation.RESULT, ATOM_1);
    Operation.create(arena, process, KEPT_1);
    Operation.collect(arena, process);
  }

  /** Does nothing. */
  private static void process2(Arena arena, int process) {}

  /** Nothing of its own: which results are allowed, the specification says. */
  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
