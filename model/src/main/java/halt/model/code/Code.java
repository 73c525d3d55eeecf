package halt.model.code;

import halt.model.ir.ArenaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One method with all its calls inlined (there is no recursion), as instructions over numbered
 * slots. Each instruction takes {@link #STRIDE} ints: the number of its {@link Opcode} and the four
 * operands of that. Ints and booleans are held sign-extended in 64 bits.
 */
public final class Code {
  /** Ints per instruction. */
  public static final int STRIDE = 5;

  final int[] instructions;
  private final Site[] sites;
  private final long[] initialSlots;
  private final int[] parameterSlots;
  private final int[][] liveAt;

  Code(
      int[] instructions,
      List<Site> sites,
      long[] initialSlots,
      int[] parameterSlots,
      int[][] liveAt) {
    this.instructions = instructions;
    this.sites = sites.toArray(new Site[0]);
    this.initialSlots = initialSlots;
    this.parameterSlots = parameterSlots;
    this.liveAt = liveAt;
  }

  /** Slots as they are before the first instruction: constants in place, arguments put in. */
  public long[] newSlots(long... arguments) {
    if (arguments.length != parameterSlots.length) {
      throw new IllegalArgumentException(
          "takes " + parameterSlots.length + " arguments, not " + arguments.length);
    }
    long[] slots = initialSlots.clone();
    for (int i = 0; i < arguments.length; i++) {
      slots[parameterSlots[i]] = arguments[i];
    }
    return slots;
  }

  /** The source of the instruction at {@code pc}. */
  public Site site(int pc) {
    return sites[pc / STRIDE];
  }

  /**
   * The slots that may be read before they are written when execution goes on at {@code pc}: with
   * {@code pc} they are all that is to be known of a process there. Only for the places where
   * {@link Interpreter#run} stops.
   */
  public int[] liveAt(int pc) {
    return liveAt[pc / STRIDE];
  }

  /** How many instructions there are. */
  public int size() {
    return sites.length;
  }

  /** Whether the instruction at {@code pc} ends the method. */
  public boolean isEnd(int pc) {
    return instructions[pc] == Opcode.Number.END;
  }

  /**
   * The access that a process which stands at {@code pc} makes next, if others can see it; nothing
   * is done.
   *
   * @param slots the process's
   * @return empty where something else comes first: at the end, at the beginning of the code or of
   *     an operation, and at a choice, whose answer may decide what follows
   */
  public Optional<Access> nextAccess(int pc, long[] slots) {
    int opcode = instructions[pc];
    if (opcode < Opcode.Number.FIRST_VISIBLE) {
      return Optional.empty();
    }
    ArenaOperation operation = Opcode.operation(opcode);
    List<Long> arguments = new ArrayList<>();
    for (int number = 0; number < operation.arguments(); number++) {
      arguments.add(slots[instructions[pc + Opcode.FIRST_ARGUMENT + number]]);
    }
    return Optional.of(new Access(operation, arguments));
  }
}
