package halt.checker.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which variables of a method still matter at an instruction? Those that some way on from there
 * reads before it writes them: a backward data-flow analysis of the bytecode to its least fixed
 * point. What {@code halt.model.code.Liveness} is for the lifted program, made anew: the engines
 * are to judge each other.
 */
final class LiveVariables {
  /** Of each instruction those that can be next. The method may be changed later. */
  private final List<List<Integer>> next = new ArrayList<>();

  /** Of each instruction the slots that are live before it. */
  private final BitSet[] before;

  /** Of a method that catches nothing, as all of restricted Java. */
  LiveVariables(MethodNode method) {
    if (!method.tryCatchBlocks.isEmpty()) {
      throw new IllegalArgumentException(method.name + " catches exceptions");
    }
    InsnList code = method.instructions;
    for (int i = 0; i < code.size(); i++) {
      next.add(successors(code, i));
    }
    before = new BitSet[code.size()];
    Arrays.setAll(before, each -> new BitSet());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = before.length - 1; i >= 0; i--) {
        BitSet live = liveBefore(code.get(i), i);
        if (!live.equals(before[i])) {
          before[i] = live;
          changed = true;
        }
      }
    }
  }

  /** The slots that are live after an instruction, to which this is the index. */
  BitSet after(int index) {
    BitSet live = new BitSet();
    for (int each : next.get(index)) {
      live.or(before[each]);
    }
    return live;
  }

  private BitSet liveBefore(AbstractInsnNode instruction, int index) {
    BitSet live = after(index);
    if (instruction instanceof VarInsnNode variable) {
      boolean loads =
          Opcodes.ILOAD <= instruction.getOpcode() && instruction.getOpcode() <= Opcodes.ALOAD;
      live.set(variable.var, loads);
    } else if (instruction instanceof IincInsnNode increment) {
      live.set(increment.var);
    }
    return live;
  }

  private static List<Integer> successors(InsnList code, int index) {
    AbstractInsnNode instruction = code.get(index);
    List<Integer> next = new ArrayList<>();
    List<LabelNode> labels = new ArrayList<>();
    int opcode = instruction.getOpcode();
    boolean goesOn =
        opcode != Opcodes.GOTO
            && opcode != Opcodes.ATHROW
            && !(Opcodes.IRETURN <= opcode && opcode <= Opcodes.RETURN);
    if (instruction instanceof JumpInsnNode jump) {
      labels.add(jump.label);
    } else if (instruction instanceof TableSwitchInsnNode table) {
      labels.addAll(table.labels);
      labels.add(table.dflt);
      goesOn = false;
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      labels.addAll(lookup.labels);
      labels.add(lookup.dflt);
      goesOn = false;
    }
    for (LabelNode label : labels) {
      next.add(code.indexOf(label));
    }
    if (goesOn && index + 1 < code.size()) {
      next.add(index + 1);
    }
    return next;
  }
}
