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
      result[i] = stops(code[i * STRIDE]) || i == 0 ? live[i].stream().toArray() : NONE;
    }
    return result;
  }

  private static boolean stops(int opcode) {
    return opcode >= Code.FIRST_VISIBLE
        || opcode == Code.INVOKE
        || opcode == Code.CHOOSE
        || opcode == Code.END;
  }

  private static BitSet liveBefore(int[] code, int index, BitSet[] live) {
    int at = index * STRIDE;
    int opcode = code[at];
    int d = code[at + 1];
    BitSet result = new BitSet();
    if (opcode != Code.END && opcode != Code.JUMP && index + 1 < live.length) {
      result.or(live[index + 1]);
    }
    int a = code[at + 2];
    int b = code[at + 3];
    int c = code[at + 4];
    switch (opcode) {
      case Code.JUMP -> result.or(live[d / STRIDE]);
      case Code.JUMP_IF_ZERO, Code.JUMP_IF_NOT_ZERO -> {
        result.or(live[d / STRIDE]);
        result.set(a);
      }
      case Code.MOVE, Code.TO_INT, Code.GET_PLAIN, Code.LOAD -> define(result, d, a);
      case Code.SET_PLAIN, Code.STORE -> {
        result.set(a);
        result.set(b);
      }
      case Code.SIZE, Code.CHOOSE -> result.clear(d);
      case Code.INVOKE -> {
        result.set(d);
        result.set(a);
        result.set(b);
        result.set(c);
      }
      case Code.RESPOND, Code.END -> result.set(a);
      case Code.COMPARE_AND_SET, Code.COMPARE_AND_EXCHANGE -> {
        define(result, d, a);
        result.set(b);
        result.set(c);
      }
      case Code.FENCE -> {}
      default -> {
        define(result, d, a);
        result.set(b);
      }
    }
    return result;
  }

  private static void define(BitSet live, int defined, int used) {
    live.clear(defined);
    live.set(used);
  }
}
