package halt.model.lift;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * How does Java source become a program of the IR? javac attributes all files together. Of a file
 * that it refuses only that is reported, because without types the other rules cannot be told. In
 * the other files each class declares its members, then each body is read, and last what spans
 * methods is checked ({@link WholeProgram}).
 */
public final class Lifter {
  /**
   * Bytes of the stack on which javac parses, before it is known how deeply a source is nested: it
   * goes down a dozen calls for each bracket. What is not used costs nothing.
   */
  private static final long STACK = 512L << 20;

  private static final String INTRINSIC = "halt.core.host.Intrinsic";

  private final Path root;
  private final Breaches breaches = new Breaches();
  private final SourceFiles sourceFiles;

  /** What is there already, if these sources are lifted onto others. */
  private final Optional<Base> base;

  /** Whether the base might not mean the same with these sources beside it. */
  private boolean changesBase;

  private Lifter(Path root, Optional<Base> base) {
    this.root = root.toAbsolutePath().normalize();
    this.base = base;
    this.sourceFiles = new SourceFiles(this.root, breaches);
  }

  /**
   * Lifts these sources as one program. Annotation types, package-info files and classes marked
   * {@code @Intrinsic} are read but not lifted. Other classes come from this JVM's class path.
   *
   * @param root positions in files below it are relative to it
   * @throws IllegalStateException if this JVM has no compiler: it is not a JDK
   */
  public static LiftResult lift(Path root, List<Path> sources) {
    return apart(compiler -> new Lifter(root, Optional.empty()).run(compiler, sources));
  }

  /**
   * Lifts these sources for others to be lifted onto them; empty if they break a rule, and {@link
   * #lift} tells which.
   */
  public static Optional<Base> base(Path root, List<Path> sources) {
    return apart(compiler -> new Lifter(root, Optional.empty()).makeBase(compiler, sources));
  }

  /**
   * Lifts these sources onto others, in less time than all of them, as the same program. Empty if
   * they break a rule, or if the others might not mean the same beside them: then {@link #lift} is
   * to be asked about all of them.
   *
   * @param root as for the base
   */
  public static Optional<IrProgram> lift(Base base, Path root, List<Path> sources) {
    return apart(compiler -> new Lifter(root, Optional.of(base)).runOnBase(compiler, sources));
  }

  /** What lifting is, for who has a compiler. */
  private interface Lifting<T> {
    T lift(JavaCompiler compiler) throws IOException;
  }

  private static <T> T apart(Lifting<T> work) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler: run on a JDK, not on a runtime image without jdk.compiler");
    }
    FutureTask<T> lifting = new FutureTask<>(() -> work.lift(compiler));
    new Thread(null, lifting, "lifter", STACK).start();
    try {
      return await(lifting);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw (Error) e.getCause(); // it throws nothing else
    }
  }

  private static <T> T await(FutureTask<T> lifting) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lifting.get();
        } catch (InterruptedException e) {
          // It takes seconds; whoever interrupts hears of it then.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private LiftResult run(JavaCompiler compiler, List<Path> sources) throws IOException {
    try (StandardJavaFileManager files = sourceFiles.manager(compiler)) {
      IrProgram program = read(compiler, files, files, sources, task -> {});
      return breaches.isEmpty()
          ? new LiftResult.Lifted(program)
          : new LiftResult.Refused(breaches.sorted());
    }
  }

  private Optional<Base> makeBase(JavaCompiler compiler, List<Path> sources) throws IOException {
    try (StandardJavaFileManager files = sourceFiles.manager(compiler);
        BaseFiles kept = BaseFiles.making(files)) {
      // Most who lift onto it have no package.
      kept.list(StandardLocation.CLASS_PATH, "", Set.of(JavaFileObject.Kind.CLASS), false);
      IrProgram program = read(compiler, files, kept, sources, JavacTask::generate);
      if (!breaches.isEmpty()) {
        return Optional.empty();
      }
      Base made = new Base(program, sourceFiles.texts(sources), kept.classFiles());
      // javac reads the files itself: one may have changed since.
      return made.isOf(root, sources) ? Optional.of(made) : Optional.empty();
    }
  }

  private Optional<IrProgram> runOnBase(JavaCompiler compiler, List<Path> sources)
      throws IOException {
    try (StandardJavaFileManager files = sourceFiles.manager(compiler);
        BaseFiles known = BaseFiles.of(base.orElseThrow(), files)) {
      IrProgram program = read(compiler, files, known, sources, task -> {});
      return breaches.isEmpty() && !changesBase ? Optional.of(program) : Optional.empty();
    }
  }

  /** What is still to be done when all sources have been read and keep all rules. */
  private interface Last {
    void run(JavacTask task) throws IOException;
  }

  private IrProgram read(
      JavaCompiler compiler,
      StandardJavaFileManager files,
      JavaFileManager manager,
      List<Path> sources,
      Last last)
      throws IOException {
    Optional<SourceFiles.Parsed> parsed = sourceFiles.parse(compiler, files, manager, sources);
    if (parsed.isEmpty()) {
      return new IrProgram(List.of());
    }
    JavacTask task = parsed.get().task();
    List<CompilationUnitTree> units = parsed.get().units();
    if (base.isPresent() && mayChange(base.get(), units)) {
      changesBase = true;
      return new IrProgram(List.of());
    }
    // Attribution fills the type of a var in, so they are found before it.
    Set<Tree> withoutType = variablesWithoutType(units);
    task.analyze();
    Set<String> refused = sourceFiles.reportErrors();
    Symbols symbols = new Symbols(base.map(Base::program));
    List<ClassReader> declared = classes(task, units, symbols, withoutType);
    declared.forEach(type -> symbols.lifted(type.type()));
    List<ClassReader> classes =
        declared.stream().filter(type -> !refused.contains(type.position().file())).toList();
    classes.forEach(ClassReader::declare);
    WholeProgram whole = new WholeProgram(breaches);
    whole.checkNames(classes);
    List<Recursion.CallSite> calls = new ArrayList<>();
    List<IrClass> read = classes.stream().map(type -> type.read(calls)).toList();
    List<IrClass> all = new ArrayList<>(read);
    base.ifPresent(known -> all.addAll(known.program().classes()));
    IrProgram program = new IrProgram(all);
    whole.check(program, classes, read, calls);
    if (breaches.isEmpty()) {
      last.run(task);
    }
    return program;
  }

  /** Whether the base's sources could mean something else with these beside them. */
  private static boolean mayChange(Base base, List<CompilationUnitTree> units) {
    for (CompilationUnitTree unit : units) {
      String packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      if (!base.knows(packageName) && (packageName + ".").startsWith("halt.")) {
        return true;
      }
      for (Tree declaration : unit.getTypeDecls()) {
        if (declaration instanceof ClassTree type && base.says(type.getSimpleName().toString())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<Tree> variablesWithoutType(List<CompilationUnitTree> units) {
    Set<Tree> found = Collections.newSetFromMap(new IdentityHashMap<>());
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void unused) {
        if (variable.getType() == null) {
          found.add(variable);
        }
        return super.visitVariable(variable, null);
      }
    }.scan(units, null);
    return found;
  }

  private List<ClassReader> classes(
      JavacTask task, List<CompilationUnitTree> units, Symbols symbols, Set<Tree> withoutType) {
    Trees trees = Trees.instance(task);
    List<ClassReader> classes = new ArrayList<>();
    for (CompilationUnitTree tree : units) {
      SourceUnit unit = sourceFiles.unit(tree, trees);
      for (Tree declaration : tree.getTypeDecls()) {
        if (declaration instanceof ClassTree type
            && type.getKind() != Tree.Kind.ANNOTATION_TYPE
            && unit.element(type) instanceof TypeElement element
            && !isIntrinsic(element)) {
          classes.add(
              new ClassReader(
                  unit, type, element, symbols, breaches, task.getElements(), withoutType));
        }
      }
    }
    return classes;
  }

  private static boolean isIntrinsic(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals(INTRINSIC));
  }
}
