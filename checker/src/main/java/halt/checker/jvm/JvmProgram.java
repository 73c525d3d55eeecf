package halt.checker.jvm;

import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.jvm.guest.BoundScenario;
import halt.checker.jvm.guest.GuestArena;
import halt.checker.jvm.guest.GuestParameters;
import halt.checker.jvm.guest.GuestWait;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.model.collector.Collectors;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * Which class files does a child need to run a case? The core's own, as the compiler made them, but
 * for these, which are written to a folder that comes first on the class path:
 *
 * <ul>
 *   <li>{@link Arena}: the guest's takes its name;
 *   <li>{@link Platform#onSpinWait}: its body becomes a call of the guest's;
 *   <li>the scenario, compiled if it is the user's own, and the class that calls it;
 *   <li>the methods of a contract, such as that of collectors, that have another class's bodies;
 *   <li>the method that a seeded bug replaces: its body becomes a call of the bug's;
 *   <li>every class of the program: its loops count their turns.
 * </ul>
 */
public final class JvmProgram {
  private static final String GUEST = Type.getInternalName(GuestArena.class);
  private static final String PLACEHOLDER =
      GUEST.replace(GuestArena.class.getSimpleName(), "PlaceholderScenario");
  private static final int ASM = Opcodes.ASM9;

  private static final List<IrMethod> NONE = List.of();

  private final Path folder;

  private JvmProgram(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes what a case needs.
   *
   * @param folder empty or missing; the caller deletes it
   * @throws IOException if a file cannot be written
   */
  public static JvmProgram write(Case asked, Path folder) throws IOException {
    Files.createDirectories(folder);
    JvmProgram program = new JvmProgram(folder);
    program.compile(asked.ownSources());
    program.put(
        Type.getInternalName(Arena.class),
        program.renamed(GUEST, Map.of(GUEST, Type.getInternalName(Arena.class))));
    program.weave(
        new MethodName(Platform.class.getName(), "onSpinWait"),
        new MethodName(GuestWait.class.getName(), "onSpinWait"));
    String scenario = internal(asked.scenario().type());
    program.put(scenario, opened(program.read(scenario)));
    String bound = Type.getInternalName(BoundScenario.class);
    program.put(bound, program.renamed(bound, Map.of(PLACEHOLDER, scenario)));
    program.implement(asked.program());
    if (asked.bug().isPresent()) {
      SeededProgram bug = asked.bug().get();
      String broken = internal(bug.broken().type());
      program.put(broken, opened(program.read(broken)));
      program.weave(bug.replaced(), bug.broken());
    }
    for (IrClass each : asked.program().classes()) {
      String type = internal(each.name());
      program.put(type, LoopWeaver.weave(program.read(type)));
    }
    return program;
  }

  /** Contracts that have another class's bodies in the program have them here, too. */
  private void implement(IrProgram program) throws IOException {
    for (Map.Entry<String, String> each : program.implementations().entrySet()) {
      String implementation = internal(each.getValue());
      put(implementation, opened(read(implementation)));
      for (IrClass type : program.classes()) {
        for (IrMethod method : type.name().equals(each.getKey()) ? type.methods() : NONE) {
          weave(method.name(), new MethodName(each.getValue(), method.name().name()));
        }
      }
    }
  }

  /** Where the class files are. */
  public Path folder() {
    return folder;
  }

  /** The folder, and behind it everything that this JVM was started with. */
  public String classPath() {
    return folder + File.pathSeparator + System.getProperty("java.class.path");
  }

  /** What a run of the case is told. */
  public static GuestParameters parameters(Case asked) {
    ScenarioDescription scenario = asked.scenario();
    Scope scope = asked.scope();
    return new GuestParameters(
        scope.processes(),
        scope.operations(),
        scope.collections(),
        scope.allocationFailures(),
        scenario.registers(),
        scenario.atoms(),
        scenario.spaceWords(),
        scenario.bufferWords(),
        scenario.ownWords(scope.processes()),
        Collectors.of(asked.program()).getClass().getName());
  }

  private static String internal(String type) {
    return type.replace('.', '/');
  }

  private Path file(String type) {
    return folder.resolve(type + ".class");
  }

  private void put(String type, byte[] bytes) throws IOException {
    Files.createDirectories(file(type).getParent());
    Files.write(file(type), bytes);
  }

  /** A class as it is so far: from the folder, else from where this one comes from. */
  private byte[] read(String type) throws IOException {
    if (Files.exists(file(type))) {
      return Files.readAllBytes(file(type));
    }
    try (InputStream stream =
        JvmProgram.class.getClassLoader().getResourceAsStream(type + ".class")) {
      if (stream == null) {
        throw new IOException("no class file of " + type + " is on the class path");
      }
      return stream.readAllBytes();
    }
  }

  // The user's own scenarios.

  private void compile(List<Path> sources) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = new ArrayList<>();
      options.addAll(List.of("-proc:none", "-nowarn", "-g", "--release", "17"));
      options.addAll(List.of("-d", folder.toString()));
      options.addAll(List.of("-cp", System.getProperty("java.class.path")));
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new IOException("javac refuses what was lifted: " + messages);
      }
    }
    // No scenario may take the place of one of our classes.
    try (Stream<Path> written = Files.walk(folder)) {
      for (Path each : written.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
        if (JvmProgram.class.getClassLoader().getResource(name) != null) {
          throw new IOException(
              sources + " define " + name.replace(".class", "") + ", which HALT has already");
        }
      }
    }
  }

  // Changes of class files.

  private byte[] renamed(String type, Map<String, String> names) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(read(type))
        .accept(new ClassRemapper(writer, new SimpleRemapper(ASM, names)), 0);
    return writer.toByteArray();
  }

  /** The same class, for everybody to call: restricted Java may be private to its package. */
  private static byte[] opened(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor opener =
        new ClassVisitor(ASM, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(version, open(access), name, signature, superName, interfaces);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return super.visitMethod(open(access), name, descriptor, signature, exceptions);
          }
        };
    new ClassReader(bytes).accept(opener, 0);
    return writer.toByteArray();
  }

  private static int open(int access) {
    return access & ~(Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED) | Opcodes.ACC_PUBLIC;
  }

  /** Makes the body of one static method a call of another one of the same parameters. */
  private void weave(MethodName replaced, MethodName by) throws IOException {
    String type = internal(replaced.type());
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Weaver weaver = new Weaver(writer, replaced.name(), by);
    new ClassReader(read(type)).accept(weaver, 0);
    if (weaver.woven != 1) {
      throw new IOException(
          replaced + " is to be replaced, but there are " + weaver.woven + " methods of that name");
    }
    put(type, writer.toByteArray());
  }

  private static final class Weaver extends ClassVisitor {
    private final String name;
    private final MethodName by;
    private int woven;

    Weaver(ClassVisitor next, String name, MethodName by) {
      super(ASM, next);
      this.name = name;
      this.by = by;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      if (!method.equals(name)) {
        return next;
      }
      woven++;
      next.visitCode();
      int slot = 0;
      for (Type parameter : Type.getArgumentTypes(descriptor)) {
        next.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
        slot += parameter.getSize();
      }
      next.visitMethodInsn(Opcodes.INVOKESTATIC, internal(by.type()), by.name(), descriptor, false);
      next.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
      next.visitMaxs(0, 0);
      next.visitEnd();
      // The old body goes nowhere.
      return null;
    }
  }
}
