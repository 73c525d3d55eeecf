package halt.model.code;

import static halt.model.code.Code.STRIDE;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

/**
 * Which slots still matter at a place in the code? A backward data-flow analysis to the least fixed
 * point; constants are left out, since they never change.
 */
final class Liveness {
  private static final int[] NONE = {};

  private Liveness() {}

  /** For each instruction where the interpreter may stop, its live slots in ascending order. */
  static int[][] compute(int[] code, int slots, Collection<Integer> constants) {
    int size = code.length / STRIDE;
    BitSet[] live = new BitSet[size];
    Arrays.setAll(live, i -> new BitSet(slots));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = size - 1; i >= 0; i--) {
        BitSet before = liveBefore(code, i, live);
        if (!before.equals(live[i])) {
          live[i] = before;
          changed = true;
        }
      }
    }
    int[][] result = new int[size][];
    for (int i = 0; i < size; i++) {
      constants.forEach(live[i]::clear);
      boolean stops = i == 0 || Opcode.at(code, i * STRIDE).holds();
      result[i] = stops ? live[i].stream().toArray() : NONE;
    }
    return result;
  }

  /** What is live wherever the instruction may go on, less what it writes, and what it reads. */
  private static BitSet liveBefore(int[] code, int index, BitSet[] live) {
    int pc = index * STRIDE;
    Opcode opcode = Opcode.at(code, pc);
    BitSet result = new BitSet();
    if (opcode.goesOn()) {
      result.or(live[index + 1]);
    }
    // Only the first operand is ever written, so it is cleared before any that is read is set.
    for (int number = 0; number < Opcode.operands(); number++) {
      int operand = code[pc + 1 + number];
      switch (opcode.operand(number)) {
        case TARGET -> result.or(live[operand / STRIDE]);
        case WRITTEN -> result.clear(operand);
        case READ -> result.set(operand);
        case NOTHING, PLATFORM_OPERATION -> {}
      }
    }
    return result;
  }
}
