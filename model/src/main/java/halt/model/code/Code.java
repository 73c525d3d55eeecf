package halt.model.code;

import java.util.List;

/**
 * One method with all its calls inlined (there is no recursion), as instructions over numbered
 * slots. Each instruction takes {@link #STRIDE} ints: an opcode and up to four operands {@code d},
 * {@code a}, {@code b}, {@code c}, which are slots unless said otherwise. Ints and booleans are
 * held sign-extended in 64 bits.
 */
public final class Code {
  /** Ints per instruction. */
  public static final int STRIDE = 5;

  /** {@code d := a}. */
  static final int MOVE = 0;

  /** {@code d := a op b} in 64 bits, wrapping around. */
  static final int ADD = 1;

  static final int SUBTRACT = 2;
  static final int MULTIPLY = 3;
  static final int DIVIDE = 4;
  static final int REMAINDER = 5;
  static final int SHIFT_LEFT = 6;
  static final int SHIFT_RIGHT = 7;
  static final int SHIFT_RIGHT_UNSIGNED = 8;
  static final int BIT_AND = 9;
  static final int BIT_OR = 10;
  static final int BIT_XOR = 11;

  /** The shifts of an int, whose count is taken modulo 32. */
  static final int SHIFT_LEFT_INT = 12;

  static final int SHIFT_RIGHT_INT = 13;
  static final int SHIFT_RIGHT_UNSIGNED_INT = 14;

  /** {@code d := the low 32 bits of a, sign-extended}. */
  static final int TO_INT = 15;

  /** {@code d := a op b ? 1 : 0}. */
  static final int EQUAL = 16;

  static final int NOT_EQUAL = 17;
  static final int LESS = 18;
  static final int LESS_EQUAL = 19;

  /** Goes on at instruction {@code d}. */
  static final int JUMP = 20;

  /** Goes on at {@code d} if {@code a} is 0. */
  static final int JUMP_IF_ZERO = 21;

  /** Goes on at {@code d} if {@code a} is not 0. */
  static final int JUMP_IF_NOT_ZERO = 22;

  /** {@code d := word a}, plain. */
  static final int GET_PLAIN = 23;

  /** {@code word a := b}, plain. */
  static final int SET_PLAIN = 24;

  /** {@code d := the arena's size}. */
  static final int SIZE = 25;

  /** The host hears that operation {@code d} begins with target {@code a}, {@code b}, {@code c}. */
  static final int INVOKE = 26;

  /** The host hears that the operation ends with {@code a}. */
  static final int RESPOND = 27;

  /** {@code d := the host's choice}; {@code a} is the ordinal of its PlatformOperation. */
  static final int CHOOSE = 28;

  /** The method ends with {@code a}. */
  static final int END = 29;

  // From here on: the accesses that other processes can see. c (of loads and stores) is the ordinal
  // of the ArenaOperation.

  /** {@code d := word a}. */
  static final int LOAD = 30;

  /** {@code word a := b}. */
  static final int STORE = 31;

  /** {@code d := (word a = b ? word a := c, 1 : 0)}. */
  static final int COMPARE_AND_SET = 32;

  /** {@code d := word a; if it is b, word a := c}. */
  static final int COMPARE_AND_EXCHANGE = 33;

  /** {@code d := word a; word a := d + b}. */
  static final int GET_AND_ADD = 34;

  static final int FENCE = 35;

  /** The least opcode that is a visible access. */
  static final int FIRST_VISIBLE = LOAD;

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
    return instructions[pc] == END;
  }
}
