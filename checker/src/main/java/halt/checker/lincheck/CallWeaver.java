package halt.checker.lincheck;

import halt.core.host.Arena;
import halt.core.host.Platform;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;

/**
 * How does {@link halt.checker.lincheck.guest.Calls} hear of calls? Every static method that takes
 * the arena says when it begins and what it returns, and what is in its variables where it waits;
 * nothing else about it changes.
 */
final class CallWeaver extends ClassVisitor {
  private static final int ASM = Opcodes.ASM9;
  private static final String CALLS = "halt/checker/lincheck/guest/Calls";
  private static final Type ARENA = Type.getType(Arena.class);

  private static final String PLATFORM = Type.getInternalName(Platform.class);

  private String type;

  /** Tells the places of a class apart at which it waits. */
  private int places;

  private CallWeaver(ClassVisitor next) {
    super(ASM, next);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    type = name;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  /** The class with its methods woven. */
  static byte[] weave(byte[] bytes) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(bytes).accept(new CallWeaver(writer), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & Opcodes.ACC_STATIC) == 0 || !takesArena(descriptor)) {
      return next;
    }
    Woven woven = new Woven(next);
    woven.variables = new AnalyzerAdapter(type, access, name, descriptor, woven);
    return woven.variables;
  }

  private static boolean takesArena(String descriptor) {
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      if (parameter.equals(ARENA)) {
        return true;
      }
    }
    return false;
  }

  private final class Woven extends MethodVisitor {
    /** Knows which variables there are at each instruction; comes before this one. */
    private AnalyzerAdapter variables;

    Woven(MethodVisitor next) {
      super(ASM, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, "enter", "()V", false);
    }

    @Override
    public void visitInsn(int opcode) {
      switch (opcode) {
        case Opcodes.RETURN -> {
          super.visitInsn(Opcodes.LCONST_0);
          leave();
        }
        case Opcodes.IRETURN -> {
          super.visitInsn(Opcodes.DUP);
          super.visitInsn(Opcodes.I2L);
          leave();
        }
        case Opcodes.LRETURN -> {
          super.visitInsn(Opcodes.DUP2);
          leave();
        }
        default -> {
          // Restricted Java returns nothing else.
        }
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals(PLATFORM) && name.equals("onSpinWait")) {
        super.visitLdcInsn((long) type.hashCode() << Integer.SIZE | places++);
        call("waits");
        List<Object> held = variables.locals == null ? List.of() : variables.locals;
        for (int slot = 0; slot < held.size(); slot++) {
          if (Opcodes.INTEGER.equals(held.get(slot))) {
            super.visitVarInsn(Opcodes.ILOAD, slot);
            super.visitInsn(Opcodes.I2L);
            call("variable");
          } else if (Opcodes.LONG.equals(held.get(slot))) {
            super.visitVarInsn(Opcodes.LLOAD, slot);
            call("variable");
          }
        }
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    private void call(String name) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, name, "(J)V", false);
    }

    private void leave() {
      call("leave");
    }
  }
}
