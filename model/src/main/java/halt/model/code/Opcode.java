package halt.model.code;

import static halt.model.code.Opcode.Operand.NOTHING;
import static halt.model.code.Opcode.Operand.PLATFORM_OPERATION;
import static halt.model.code.Opcode.Operand.READ;
import static halt.model.code.Opcode.Operand.TARGET;
import static halt.model.code.Opcode.Operand.WRITTEN;

import halt.model.ir.ArenaOperation;

/**
 * What can an instruction do, and what are its operands {@code d}, {@code a}, {@code b} and {@code
 * c}? Whoever asks which slots it reads and writes, or where it may go on, is answered from here;
 * what it does to them is {@link Interpreter}'s.
 *
 * <p>The order matters: from {@link #END} on are those before which a process may be held, and from
 * {@link #GET_ACQUIRE} on the accesses that other processes can see.
 */
enum Opcode {
  /** {@code d := a}. */
  MOVE(Number.MOVE, WRITTEN, READ),

  /** {@code d := a op b} in 64 bits, wrapping around. */
  ADD(Number.ADD, WRITTEN, READ, READ),
  SUBTRACT(Number.SUBTRACT, WRITTEN, READ, READ),
  MULTIPLY(Number.MULTIPLY, WRITTEN, READ, READ),
  DIVIDE(Number.DIVIDE, WRITTEN, READ, READ),
  REMAINDER(Number.REMAINDER, WRITTEN, READ, READ),
  SHIFT_LEFT(Number.SHIFT_LEFT, WRITTEN, READ, READ),
  SHIFT_RIGHT(Number.SHIFT_RIGHT, WRITTEN, READ, READ),
  SHIFT_RIGHT_UNSIGNED(Number.SHIFT_RIGHT_UNSIGNED, WRITTEN, READ, READ),
  BIT_AND(Number.BIT_AND, WRITTEN, READ, READ),
  BIT_OR(Number.BIT_OR, WRITTEN, READ, READ),
  BIT_XOR(Number.BIT_XOR, WRITTEN, READ, READ),

  /** The shifts of an int, whose count is taken modulo 32. */
  SHIFT_LEFT_INT(Number.SHIFT_LEFT_INT, WRITTEN, READ, READ),
  SHIFT_RIGHT_INT(Number.SHIFT_RIGHT_INT, WRITTEN, READ, READ),
  SHIFT_RIGHT_UNSIGNED_INT(Number.SHIFT_RIGHT_UNSIGNED_INT, WRITTEN, READ, READ),

  /** {@code d := the low 32 bits of a, sign-extended}. */
  TO_INT(Number.TO_INT, WRITTEN, READ),

  /** {@code d := a op b ? 1 : 0}. */
  EQUAL(Number.EQUAL, WRITTEN, READ, READ),
  NOT_EQUAL(Number.NOT_EQUAL, WRITTEN, READ, READ),
  LESS(Number.LESS, WRITTEN, READ, READ),
  LESS_EQUAL(Number.LESS_EQUAL, WRITTEN, READ, READ),

  /** Goes on at instruction {@code d}. */
  JUMP(Number.JUMP, TARGET),

  /** Goes on at {@code d} if {@code a} is 0. */
  JUMP_IF_ZERO(Number.JUMP_IF_ZERO, TARGET, READ),

  /** Goes on at {@code d} if {@code a} is not 0. */
  JUMP_IF_NOT_ZERO(Number.JUMP_IF_NOT_ZERO, TARGET, READ),

  /** {@code d := word a}, plain. */
  GET_PLAIN(Number.GET_PLAIN, WRITTEN, READ),

  /** {@code word a := b}, plain. */
  SET_PLAIN(Number.SET_PLAIN, NOTHING, READ, READ),

  /** {@code d := the arena's size}. */
  SIZE(Number.SIZE, WRITTEN),

  /** The host hears that the operation ends with {@code a}. */
  RESPOND(Number.RESPOND, NOTHING, READ),

  /** The host hears what its process says: {@code a} is one of the two of a collection. */
  TELL(Number.TELL, NOTHING, PLATFORM_OPERATION),

  /** The method ends with {@code a}. */
  END(Number.END, NOTHING, READ),

  /** The host hears that operation {@code d} begins with target {@code a}, {@code b}, {@code c}. */
  INVOKE(Number.INVOKE, READ, READ, READ, READ),

  /** {@code d := the host's choice}. */
  CHOOSE(Number.CHOOSE, WRITTEN, PLATFORM_OPERATION),

  /** {@code d := word a}. */
  GET_ACQUIRE(Number.GET_ACQUIRE, WRITTEN, READ),
  GET_VOLATILE(Number.GET_VOLATILE, WRITTEN, READ),

  /** {@code word a := b}. */
  SET_RELEASE(Number.SET_RELEASE, NOTHING, READ, READ),
  SET_VOLATILE(Number.SET_VOLATILE, NOTHING, READ, READ),

  /** {@code d := (word a = b ? word a := c, 1 : 0)}. */
  COMPARE_AND_SET(Number.COMPARE_AND_SET, WRITTEN, READ, READ, READ),

  /** {@code d := word a; if it is b, word a := c}. */
  COMPARE_AND_EXCHANGE(Number.COMPARE_AND_EXCHANGE, WRITTEN, READ, READ, READ),

  /** {@code d := word a; word a := d + b}. */
  GET_AND_ADD(Number.GET_AND_ADD, WRITTEN, READ, READ),

  FULL_FENCE(Number.FULL_FENCE);

  /**
   * How an opcode is written in code: by its ordinal. The interpreter's switch wants a constant,
   * and one over the enum itself takes a third longer, since it looks the constant up twice.
   */
  static final class Number {
    static final int MOVE = 0;
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
    static final int SHIFT_LEFT_INT = 12;
    static final int SHIFT_RIGHT_INT = 13;
    static final int SHIFT_RIGHT_UNSIGNED_INT = 14;
    static final int TO_INT = 15;
    static final int EQUAL = 16;
    static final int NOT_EQUAL = 17;
    static final int LESS = 18;
    static final int LESS_EQUAL = 19;
    static final int JUMP = 20;
    static final int JUMP_IF_ZERO = 21;
    static final int JUMP_IF_NOT_ZERO = 22;
    static final int GET_PLAIN = 23;
    static final int SET_PLAIN = 24;
    static final int SIZE = 25;
    static final int RESPOND = 26;
    static final int TELL = 27;
    static final int END = 28;
    static final int INVOKE = 29;
    static final int CHOOSE = 30;
    static final int GET_ACQUIRE = 31;
    static final int GET_VOLATILE = 32;
    static final int SET_RELEASE = 33;
    static final int SET_VOLATILE = 34;
    static final int COMPARE_AND_SET = 35;
    static final int COMPARE_AND_EXCHANGE = 36;
    static final int GET_AND_ADD = 37;
    static final int FULL_FENCE = 38;

    /** From here on it is an access that other processes can see. */
    static final int FIRST_VISIBLE = GET_ACQUIRE;

    private Number() {}
  }

  /** What an operand of an instruction is. */
  enum Operand {
    /** Not used, and 0. */
    NOTHING,
    /** A slot whose value is read. */
    READ,
    /** A slot that gets a value, after all others have been read. */
    WRITTEN,
    /** The place of the instruction where it may go on. */
    TARGET,
    /** The ordinal of a {@link halt.model.ir.PlatformOperation}. */
    PLATFORM_OPERATION
  }

  /** How far behind an access its first argument is: {@code a}. */
  static final int FIRST_ARGUMENT = 2;

  /** All of them, by their numbers. */
  private static final Opcode[] ALL = values();

  /** What those do to the arena that do something to it, by their numbers. */
  private static final ArenaOperation[] OPERATIONS = new ArenaOperation[ALL.length];

  static {
    for (ArenaOperation operation : ArenaOperation.values()) {
      OPERATIONS[of(operation).ordinal()] = operation;
    }
  }

  private final Operand[] operands = {NOTHING, NOTHING, NOTHING, NOTHING};

  Opcode(int number, Operand... operands) {
    if (number != ordinal()) {
      throw new IllegalStateException("the number of " + this + " is " + number);
    }
    System.arraycopy(operands, 0, this.operands, 0, operands.length);
  }

  /** The opcode of the instruction at {@code pc}. */
  static Opcode at(int[] instructions, int pc) {
    return ALL[instructions[pc]];
  }

  /** What does this to the arena. Its arguments are {@code a}, {@code b} and {@code c}. */
  static Opcode of(ArenaOperation operation) {
    return switch (operation) {
      case GET_PLAIN -> GET_PLAIN;
      case GET_ACQUIRE -> GET_ACQUIRE;
      case GET_VOLATILE -> GET_VOLATILE;
      case SET_PLAIN -> SET_PLAIN;
      case SET_RELEASE -> SET_RELEASE;
      case SET_VOLATILE -> SET_VOLATILE;
      case COMPARE_AND_SET -> COMPARE_AND_SET;
      case COMPARE_AND_EXCHANGE -> COMPARE_AND_EXCHANGE;
      case GET_AND_ADD -> GET_AND_ADD;
      case FULL_FENCE -> FULL_FENCE;
      case SIZE -> SIZE;
    };
  }

  /** What the opcode of that number, an access, does to the arena. */
  static ArenaOperation operation(int number) {
    return OPERATIONS[number];
  }

  /** How many operands an instruction has, used or not. */
  static int operands() {
    return Code.STRIDE - 1;
  }

  /** What the operand of that number is; {@code d} is number 0. */
  Operand operand(int number) {
    return operands[number];
  }

  /** Whether the next instruction may be the one behind it. */
  boolean goesOn() {
    return this != JUMP && this != END;
  }

  /** Whether a process may be held before it, as it is for good at the end. */
  boolean holds() {
    return compareTo(END) >= 0;
  }
}
