package halt.model.code;

import static halt.model.code.Code.STRIDE;

import halt.model.ir.PlatformOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Code under construction: instructions in order, numbered slots, jumps to places not yet known.
 */
final class CodeBuilder {
  private final List<int[]> instructions = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final Map<Long, Integer> constants = new HashMap<>();

  /** Slots that may be written more than once. */
  private final Set<Integer> reassigned = new HashSet<>();

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

  /** A slot is about to be written that may be written elsewhere, too. */
  void reassign(int slot) {
    reassigned.add(slot);
  }

  boolean isReassigned(int slot) {
    return reassigned.contains(slot);
  }

  /** Appends an instruction; the operands are those of the opcode. */
  void emit(Site site, Opcode opcode, int d, int a, int b, int c) {
    instructions.add(new int[] {opcode.ordinal(), d, a, b, c});
    sites.add(site);
  }

  /** Appends a jump. */
  void jump(Site site, Opcode opcode, int condition, Label target) {
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

  /**
   * The code, when every label has been placed.
   *
   * @throws IllegalStateException if an instruction's operands are not what its opcode says, or the
   *     last one goes on
   */
  Code build(List<Integer> parameters) {
    int[] flat = new int[instructions.size() * STRIDE];
    for (int i = 0; i < instructions.size(); i++) {
      require(instructions.get(i));
      System.arraycopy(instructions.get(i), 0, flat, i * STRIDE, STRIDE);
    }
    if (Opcode.at(flat, flat.length - STRIDE).goesOn()) {
      throw new IllegalStateException("the code goes on behind its last instruction");
    }
    long[] initial = new long[slots];
    constants.forEach((value, slot) -> initial[slot] = value);
    int[] parameterSlots = parameters.stream().mapToInt(Integer::intValue).toArray();
    int[][] live = Liveness.compute(flat, slots, constants.values());
    return new Code(flat, sites, initial, parameterSlots, live);
  }

  private void require(int[] instruction) {
    Opcode opcode = Opcode.at(instruction, 0);
    for (int number = 0; number < Opcode.operands(); number++) {
      int operand = instruction[1 + number];
      int end =
          switch (opcode.operand(number)) {
            case NOTHING -> 1;
            case READ, WRITTEN -> slots;
            case TARGET -> instructions.size() * STRIDE;
            case PLATFORM_OPERATION -> PlatformOperation.values().length;
          };
      if (operand < 0 || operand >= end) {
        throw new IllegalStateException(
            "operand " + number + " of " + opcode + " is " + operand + ", not below " + end);
      }
    }
  }
}
