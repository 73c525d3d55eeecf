package halt.checker.lincheck;

import halt.core.host.Arena;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How does {@link halt.checker.lincheck.guest.Calls} hear of calls? Every static method that takes
 * the arena says when it begins and what it returns; nothing else about it changes.
 */
final class CallWeaver extends ClassVisitor {
  private static final int ASM = Opcodes.ASM9;
  private static final String CALLS = "halt/checker/lincheck/guest/Calls";
  private static final Type ARENA = Type.getType(Arena.class);

  private CallWeaver(ClassVisitor next) {
    super(ASM, next);
  }

  /** The class with its methods woven. */
  static byte[] weave(byte[] bytes) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(bytes).accept(new CallWeaver(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    return (access & Opcodes.ACC_STATIC) != 0 && takesArena(descriptor) ? new Woven(next) : next;
  }

  private static boolean takesArena(String descriptor) {
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      if (parameter.equals(ARENA)) {
        return true;
      }
    }
    return false;
  }

  private static final class Woven extends MethodVisitor {
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

    private void leave() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, "leave", "(J)V", false);
    }
  }
}
