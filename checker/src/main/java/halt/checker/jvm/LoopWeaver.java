package halt.checker.jvm;

import halt.checker.jvm.guest.GuestLoops;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How does {@link GuestLoops} hear that a loop goes round? Every jump back tells it first. A loop
 * that accesses nothing with ordering shows itself in no other way.
 */
final class LoopWeaver extends ClassVisitor {
  private static final String LOOPS = Type.getInternalName(GuestLoops.class);

  private LoopWeaver(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** The class with its loops woven. */
  static byte[] weave(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes).accept(new LoopWeaver(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    Set<Label> passed = new HashSet<>();
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitLabel(Label label) {
        passed.add(label);
        super.visitLabel(label);
      }

      @Override
      public void visitJumpInsn(int opcode, Label label) {
        if (passed.contains(label)) {
          super.visitMethodInsn(Opcodes.INVOKESTATIC, LOOPS, "turn", "()V", false);
        }
        super.visitJumpInsn(opcode, label);
      }
    };
  }
}
