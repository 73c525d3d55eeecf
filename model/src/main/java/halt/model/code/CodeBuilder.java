package halt.model.code;

import static halt.model.code.Code.STRIDE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Code under construction: instructions in order, numbered slots, jumps to places not yet known.
 */
final class CodeBuilder {
  private final List<int[]> instructions = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final Map<Long, Integer> constants = new HashMap<>();
  private int slots;

  /** A jump target; jumps to it are patched when it is placed. */
  static final class Label {
    private final List<int[]> jumps = new ArrayList<>();
    private int pc = -1;
  }

  /** A slot that nothing else uses. */
  int newSlot() {
    return slots++;
  }

  /** The slot that holds this value from the beginning and never changes. */
  int constant(long value) {
    return constants.computeIfAbsent(value, added -> newSlot());
  }

  /** Appends an instruction; the operands are those of {@link Code}. */
  void emit(Site site, int opcode, int d, int a, int b, int c) {
    instructions.add(new int[] {opcode, d, a, b, c});
    sites.add(site);
  }

  /** Appends a jump. */
  void jump(Site site, int opcode, int condition, Label target) {
    emit(site, opcode, target.pc, condition, 0, 0);
    if (target.pc < 0) {
      target.jumps.add(instructions.get(instructions.size() - 1));
    }
  }

  /** The next instruction is where jumps to this label go. */
  void place(Label label) {
    label.pc = instructions.size() * STRIDE;
    label.jumps.forEach(jump -> jump[1] = label.pc);
  }

  /** The code, when every label has been placed. */
  Code build(List<Integer> parameters) {
    int[] flat = new int[instructions.size() * STRIDE];
    for (int i = 0; i < instructions.size(); i++) {
      System.arraycopy(instructions.get(i), 0, flat, i * STRIDE, STRIDE);
    }
    long[] initial = new long[slots];
    constants.forEach((value, slot) -> initial[slot] = value);
    int[] parameterSlots = parameters.stream().mapToInt(Integer::intValue).toArray();
    int[][] live = Liveness.compute(flat, slots, constants.values());
    return new Code(flat, sites, initial, parameterSlots, live);
  }
}
