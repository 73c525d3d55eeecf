package halt.checker.lincheck;

import halt.core.host.Arena;
import halt.core.host.Platform;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * How does {@link halt.checker.lincheck.program.Places} hear where a process is and what it holds?
 * Every method that takes the arena says so before each ordered access and before each call of
 * another such method: the place, the variables that still matter there, and what lies on the
 * operand stack. Nothing else about it changes.
 *
 * <pre>
 *   before an ordered access   at(place)    value(...) for each variable and each operand
 *   before a call              calls(place) value(...) for each variable, and each operand that is
 *                                           no argument: those are the called method's variables
 *   after the call             returned()
 * </pre>
 */
final class PlaceWeaver {
  private static final String PLACES = "halt/checker/lincheck/program/Places";
  private static final Type ARENA = Type.getType(Arena.class);
  private static final String PLATFORM = Type.getInternalName(Platform.class);

  /** Those of the arena's methods that are no scheduling points. */
  private static final Set<String> PLAIN =
      Set.of("<init>", "getPlain", "setPlain", "size", "image", "listener");

  private final String type;
  private final MethodNode method;
  private final LiveVariables live;
  private final Frame<BasicValue>[] frames;

  private PlaceWeaver(String type, MethodNode method) throws AnalyzerException {
    this.type = type;
    this.method = method;
    this.live = new LiveVariables(method);
    this.frames = new Analyzer<>(new BasicInterpreter()).analyze(type, method);
  }

  /** The class with its methods woven. */
  static byte[] weave(byte[] bytes) {
    ClassNode read = new ClassNode();
    new ClassReader(bytes).accept(read, 0);
    int place = 0;
    for (MethodNode each : read.methods) {
      if ((each.access & Opcodes.ACC_STATIC) != 0 && takesArena(each.desc)) {
        try {
          place = new PlaceWeaver(read.name, each).weave(place);
        } catch (AnalyzerException e) {
          throw new IllegalArgumentException(read.name + " is no class that javac makes", e);
        }
      }
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    read.accept(writer);
    return writer.toByteArray();
  }

  private static boolean takesArena(String descriptor) {
    return Arrays.asList(Type.getArgumentTypes(descriptor)).contains(ARENA);
  }

  /** Gives the number of the next place of the class. */
  private int weave(int first) {
    int place = first;
    AbstractInsnNode[] original = method.instructions.toArray();
    for (int index = 0; index < original.length; index++) {
      if (!(original[index] instanceof MethodInsnNode call) || frames[index] == null) {
        continue; // nothing that calls, or nothing that can be reached
      }
      boolean accesses = call.owner.equals(ARENA.getInternalName()) && !PLAIN.contains(call.name);
      boolean calls =
          call.getOpcode() == Opcodes.INVOKESTATIC
              && takesArena(call.desc)
              && !call.owner.equals(PLATFORM);
      if (accesses || calls) {
        int reported = frames[index].getStackSize();
        if (calls) {
          reported -= Type.getArgumentTypes(call.desc).length;
        }
        InsnList said = new InsnList();
        said.add(new LdcInsnNode((long) type.hashCode() << Integer.SIZE | place++));
        said.add(tells(accesses ? "at" : "calls", "(J)V"));
        tellVariables(said, live.after(index), frames[index]);
        tellStack(said, frames[index], reported);
        method.instructions.insertBefore(call, said);
        if (calls) {
          method.instructions.insert(call, tells("returned", "()V"));
        }
      }
    }
    return place;
  }

  private static AbstractInsnNode tells(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, PLACES, name, descriptor, false);
  }

  private static void tellVariables(InsnList said, BitSet alive, Frame<BasicValue> frame) {
    for (int slot = 0; slot < frame.getLocals(); slot++) {
      if (alive.get(slot)) {
        tell(said, frame.getLocal(slot), slot);
      }
    }
  }

  /** What lies lowest on the stack; all that lies on it is put into new variables and back. */
  private void tellStack(InsnList said, Frame<BasicValue> frame, int reported) {
    if (reported == 0) {
      return;
    }
    int[] slots = new int[frame.getStackSize()];
    int next = method.maxLocals;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = next;
      next += frame.getStack(i).getSize();
    }
    for (int i = slots.length - 1; i >= 0; i--) {
      Type held = frame.getStack(i).getType();
      said.add(new VarInsnNode(held.getOpcode(Opcodes.ISTORE), slots[i]));
    }
    for (int i = 0; i < slots.length; i++) {
      BasicValue held = frame.getStack(i);
      if (i < reported) {
        tell(said, held, slots[i]);
      }
      said.add(new VarInsnNode(held.getType().getOpcode(Opcodes.ILOAD), slots[i]));
    }
  }

  /** A variable's word; the arena, which is always the same one, has none. */
  private static void tell(InsnList said, BasicValue held, int slot) {
    if (BasicValue.INT_VALUE.equals(held)) {
      said.add(new VarInsnNode(Opcodes.ILOAD, slot));
      said.add(new InsnNode(Opcodes.I2L));
    } else if (BasicValue.LONG_VALUE.equals(held)) {
      said.add(new VarInsnNode(Opcodes.LLOAD, slot));
    } else if (held.isReference()) {
      return;
    } else {
      throw new IllegalArgumentException("restricted Java has no variables of " + held);
    }
    said.add(tells("value", "(J)V"));
  }
}
