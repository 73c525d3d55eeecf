package halt.model.code;

import static halt.model.code.Code.STRIDE;

import halt.model.code.Opcode.Number;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;

/**
 * What does each instruction do? Runs {@link Code} until a given number of visible accesses have
 * been made and the next one is due. Whatever lies between two visible accesses (arithmetic, plain
 * accesses, the end of an operation) belongs to the first of them; the beginning of an operation
 * and a choice belong to the access that follows.
 */
public final class Interpreter {
  private static final PlatformOperation[] PLATFORM_OPERATIONS = PlatformOperation.values();

  /** After so many visible accesses a call is taken to diverge: it comes to no end by itself. */
  private static final int MAX_VISIBLE_OF_CALL = 10_000_000;

  /** After so many turns of loops without a visible access the code is taken to diverge. */
  private static final int MAX_INVISIBLE_RUN = 10_000_000;

  private Interpreter() {}

  /** Code that runs on and on without an access that others can see. */
  public static final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int pc;

    DivergenceException(int pc) {
      this(pc, "no visible access and no end in " + MAX_INVISIBLE_RUN + " turns of its loops");
    }

    DivergenceException(int pc, String message) {
      super(message);
      this.pc = pc;
    }

    /** Where it was. */
    public int pc() {
      return pc;
    }
  }

  /**
   * Runs from {@code start}.
   *
   * @param slots read and written in place
   * @param visible how many visible accesses may be made
   * @return where to go on: at a visible access, at an operation's beginning, at a choice, or at
   *     the end
   * @throws DivergenceException if the code loops without a visible access
   */
  public static int run(Code code, long[] slots, int start, Host host, int visible) {
    int[] instructions = code.instructions;
    int left = visible;
    int fuel = MAX_INVISIBLE_RUN;
    int pc = start;
    while (true) {
      int opcode = instructions[pc];
      int d = instructions[pc + 1];
      int a = instructions[pc + 2];
      int b = instructions[pc + 3];
      if (opcode >= Number.FIRST_VISIBLE) {
        if (left == 0) {
          return pc;
        }
        left--;
        fuel = MAX_INVISIBLE_RUN;
      }
      switch (opcode) {
        case Number.MOVE -> slots[d] = slots[a];
        case Number.ADD -> slots[d] = slots[a] + slots[b];
        case Number.SUBTRACT -> slots[d] = slots[a] - slots[b];
        case Number.MULTIPLY -> slots[d] = slots[a] * slots[b];
        case Number.DIVIDE -> slots[d] = slots[a] / slots[b];
        case Number.REMAINDER -> slots[d] = slots[a] % slots[b];
        case Number.SHIFT_LEFT -> slots[d] = slots[a] << slots[b];
        case Number.SHIFT_RIGHT -> slots[d] = slots[a] >> slots[b];
        case Number.SHIFT_RIGHT_UNSIGNED -> slots[d] = slots[a] >>> slots[b];
        case Number.BIT_AND -> slots[d] = slots[a] & slots[b];
        case Number.BIT_OR -> slots[d] = slots[a] | slots[b];
        case Number.BIT_XOR -> slots[d] = slots[a] ^ slots[b];
        case Number.SHIFT_LEFT_INT -> slots[d] = (int) slots[a] << slots[b];
        case Number.SHIFT_RIGHT_INT -> slots[d] = (int) slots[a] >> slots[b];
        case Number.SHIFT_RIGHT_UNSIGNED_INT -> slots[d] = (int) slots[a] >>> slots[b];
        case Number.TO_INT -> slots[d] = (int) slots[a];
        case Number.EQUAL -> slots[d] = slots[a] == slots[b] ? 1 : 0;
        case Number.NOT_EQUAL -> slots[d] = slots[a] != slots[b] ? 1 : 0;
        case Number.LESS -> slots[d] = slots[a] < slots[b] ? 1 : 0;
        case Number.LESS_EQUAL -> slots[d] = slots[a] <= slots[b] ? 1 : 0;
        case Number.JUMP -> {
          // Only a way back makes a loop, and it is the loop's own line that is to be named.
          if (d <= pc && --fuel == 0) {
            throw new DivergenceException(pc);
          }
          pc = d;
          continue;
        }
        case Number.JUMP_IF_ZERO -> {
          if (slots[a] == 0) {
            pc = d;
            continue;
          }
        }
        case Number.JUMP_IF_NOT_ZERO -> {
          if (slots[a] != 0) {
            pc = d;
            continue;
          }
        }
        case Number.GET_PLAIN -> slots[d] = host.getPlain(pc, slots[a]);
        case Number.SET_PLAIN -> host.setPlain(pc, slots[a], slots[b]);
        case Number.SIZE -> slots[d] = host.size();
        case Number.INVOKE -> {
          if (left == 0) {
            return pc;
          }
          host.invoke(pc, (int) slots[d], slots[a], slots[b], slots[instructions[pc + 4]]);
        }
        case Number.RESPOND -> host.respond(pc, slots[a]);
        case Number.TELL -> host.tell(pc, PLATFORM_OPERATIONS[a]);
        case Number.CHOOSE -> {
          if (left == 0) {
            return pc;
          }
          slots[d] = host.choose(pc, PLATFORM_OPERATIONS[a]) ? 1 : 0;
        }
        case Number.END -> {
          return pc;
        }
        case Number.GET_ACQUIRE, Number.GET_VOLATILE ->
            slots[d] = host.load(pc, Opcode.operation(opcode), slots[a]);
        case Number.SET_RELEASE, Number.SET_VOLATILE ->
            host.store(pc, Opcode.operation(opcode), slots[a], slots[b]);
        case Number.COMPARE_AND_SET -> {
          long expected = slots[b];
          long found =
              host.compareAndExchange(
                  pc,
                  ArenaOperation.COMPARE_AND_SET,
                  slots[a],
                  expected,
                  slots[instructions[pc + 4]]);
          slots[d] = found == expected ? 1 : 0;
        }
        case Number.COMPARE_AND_EXCHANGE ->
            slots[d] =
                host.compareAndExchange(
                    pc,
                    ArenaOperation.COMPARE_AND_EXCHANGE,
                    slots[a],
                    slots[b],
                    slots[instructions[pc + 4]]);
        case Number.GET_AND_ADD -> slots[d] = host.getAndAdd(pc, slots[a], slots[b]);
        case Number.FULL_FENCE -> host.fence(pc);
        default ->
            throw new IllegalStateException(
                "nothing is known of opcode " + Opcode.at(instructions, pc));
      }
      pc += STRIDE;
    }
  }

  /**
   * Runs a method to its end.
   *
   * @return its result, 0 if it has none
   */
  public static long call(Code code, Host host, long... arguments) {
    long[] slots = code.newSlots(arguments);
    int end = run(code, slots, 0, host, MAX_VISIBLE_OF_CALL);
    if (!code.isEnd(end)) {
      throw new DivergenceException(end, "no end in " + MAX_VISIBLE_OF_CALL + " accesses");
    }
    return slots[code.instructions[end + 2]];
  }
}
