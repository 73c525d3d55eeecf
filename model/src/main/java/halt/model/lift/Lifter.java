package halt.model.lift;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import halt.model.ir.Effects;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * How does Java source become a program of the IR? javac parses and attributes all files together.
 * Of a file that it refuses only that is reported, because without types the other rules cannot be
 * told. In the other files each class declares its members, then each body is read, and last what
 * spans methods is checked: recursion and the order of effects.
 */
public final class Lifter {
  /**
   * Bytes of the stack on which javac parses, before it is known how deeply a source is nested: it
   * goes down a dozen calls for each bracket. What is not used costs nothing.
   */
  private static final long STACK = 512L << 20;

  /** Bytes of a source: more than anybody writes, and little to hold. */
  private static final long LONGEST = 16L << 20;

  private static final String INTRINSIC = "halt.core.host.Intrinsic";

  private final Path root;
  private final Breaches breaches = new Breaches();
  private final DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
  private final Map<URI, String> fileOfUri = new HashMap<>();
  private final Map<String, String> textOfFile = new HashMap<>();

  /** What is there already, if these sources are lifted onto others. */
  private final Optional<Base> base;

  /** Whether the base might not mean the same with these sources beside it. */
  private boolean changesBase;

  private Lifter(Path root, Optional<Base> base) {
    this.root = root.toAbsolutePath().normalize();
    this.base = base;
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
    try (StandardJavaFileManager files = files(compiler)) {
      IrProgram program = read(compiler, files, files, sources, task -> {});
      return breaches.isEmpty()
          ? new LiftResult.Lifted(program)
          : new LiftResult.Refused(breaches.sorted());
    }
  }

  private Optional<Base> makeBase(JavaCompiler compiler, List<Path> sources) throws IOException {
    try (StandardJavaFileManager files = files(compiler);
        BaseFiles kept = BaseFiles.making(files)) {
      // Most who lift onto it have no package.
      kept.list(StandardLocation.CLASS_PATH, "", Set.of(JavaFileObject.Kind.CLASS), false);
      IrProgram program = read(compiler, files, kept, sources, JavacTask::generate);
      if (!breaches.isEmpty()) {
        return Optional.empty();
      }
      Base made = new Base(program, texts(sources), kept.classFiles());
      // javac reads the files itself: one may have changed since.
      return made.isOf(root, sources) ? Optional.of(made) : Optional.empty();
    }
  }

  private Map<String, byte[]> texts(List<Path> sources) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    for (Path source : sources) {
      String file = name(source);
      texts.put(file, textOfFile.get(file).getBytes(StandardCharsets.UTF_8));
    }
    return texts;
  }

  private Optional<IrProgram> runOnBase(JavaCompiler compiler, List<Path> sources)
      throws IOException {
    try (StandardJavaFileManager files = files(compiler);
        BaseFiles known = BaseFiles.of(base.orElseThrow(), files)) {
      IrProgram program = read(compiler, files, known, sources, task -> {});
      return breaches.isEmpty() && !changesBase ? Optional.of(program) : Optional.empty();
    }
  }

  private StandardJavaFileManager files(JavaCompiler compiler) throws IOException {
    StandardJavaFileManager files =
        compiler.getStandardFileManager(errors, Locale.ROOT, StandardCharsets.UTF_8);
    // Without this javac looks for sources on the class path, and would lift what it finds.
    files.setLocation(StandardLocation.SOURCE_PATH, List.of());
    return files;
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
    List<Path> readable = new ArrayList<>();
    for (Path source : sources) {
      if (readText(source)) {
        readable.add(source);
      }
    }
    Tasks tasks = some -> task(compiler, manager, files.getJavaFileObjectsFromPaths(some));
    return readable.isEmpty() ? new IrProgram(List.of()) : read(tasks, readable, last);
  }

  /** Makes a task of javac's for some of the sources. */
  private interface Tasks {
    JavacTask of(List<Path> some);
  }

  private JavacTask task(
      JavaCompiler compiler, JavaFileManager files, Iterable<? extends JavaFileObject> sources) {
    return (JavacTask)
        compiler.getTask(
            // Where javac would ask for a report of its own fault; that is said by its exception.
            Writer.nullWriter(),
            files,
            errors,
            List.of(
                "-proc:none", "-implicit:none", "-Xmaxerrs", "0", "-XDshould-stop.ifError=FLOW"),
            null,
            sources);
  }

  private boolean readText(Path source) throws IOException {
    String file = name(source);
    if (Files.isRegularFile(source) && Files.size(source) > LONGEST) {
      breaches.report(
          Rule.HR000,
          new Position(file, 1, 1),
          "the file has more than " + LONGEST + " bytes",
          "divide it into classes of their own");
      return false;
    }
    try {
      String text = Files.readString(source);
      // javac normalizes the names that it is given.
      fileOfUri.put(source.toUri().normalize(), file);
      textOfFile.put(file, text);
      breaches.source(file, text);
      return true;
    } catch (IOException e) {
      breaches.report(
          Rule.HR000,
          new Position(file, 1, 1),
          "the file cannot be read as UTF-8 text",
          "name a Java source file that exists");
      return false;
    }
  }

  private String name(Path source) {
    return name(root, source);
  }

  /** How positions name a source. */
  static String name(Path root, Path source) {
    Path absolute = source.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : source;
    return shown.toString().replace('\\', '/');
  }

  private IrProgram read(Tasks tasks, List<Path> sources, Last last) throws IOException {
    JavacTask task = tasks.of(sources);
    List<CompilationUnitTree> units = new ArrayList<>();
    switch (parse(() -> task.parse().forEach(units::add))) {
      case TOO_DEEP -> {
        reportTooDeep(tasks, sources);
        return new IrProgram(List.of());
      }
      case GIVEN_UP -> {
        reportErrors();
        return new IrProgram(List.of());
      }
      case DONE -> {}
    }
    if (isTooDeep(units, Trees.instance(task))) {
      // javac attributes all files or none, and would go as deep as they are.
      return new IrProgram(List.of());
    }
    if (base.isPresent() && mayChange(base.get(), units)) {
      changesBase = true;
      return new IrProgram(List.of());
    }
    // Attribution fills the type of a var in, so they are found before it.
    Set<Tree> withoutType = variablesWithoutType(units);
    task.analyze();
    Set<String> refused = reportErrors();
    Symbols symbols = new Symbols(base.map(Base::program));
    List<ClassReader> declared = classes(task, units, symbols, withoutType);
    declared.forEach(type -> symbols.lifted(type.type()));
    List<ClassReader> classes =
        declared.stream().filter(type -> !refused.contains(type.position().file())).toList();
    classes.forEach(ClassReader::declare);
    checkNames(classes);
    List<Recursion.CallSite> calls = new ArrayList<>();
    List<IrClass> read = classes.stream().map(type -> type.read(calls)).toList();
    new Recursion(calls).check(breaches);
    if (breaches.isEmpty()) {
      checkExtent(classes, read);
    }
    List<IrClass> all = new ArrayList<>(read);
    base.ifPresent(known -> all.addAll(known.program().classes()));
    IrProgram program = new IrProgram(all);
    checkEffects(program, read);
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

  /** How an attempt to parse ended. */
  private enum Parsing {
    DONE,
    /** It ran out of stack. */
    TOO_DEEP,
    /** It came upon one error after the other at one place, which has been told, and stopped. */
    GIVEN_UP
  }

  private Parsing parse(Parse parse) throws IOException {
    try {
      parse.run();
      return Parsing.DONE;
    } catch (StackOverflowError | AssertionError itself) {
      return ending(itself, itself);
    } catch (IllegalStateException wrapped) {
      // So javac says it, if it is its own work that ran out.
      return ending(wrapped, wrapped.getCause());
    }
  }

  private <T extends Throwable> Parsing ending(T thrown, Throwable cause) throws T {
    if (cause instanceof StackOverflowError) {
      return Parsing.TOO_DEEP;
    }
    if (cause instanceof AssertionError && !errors.getDiagnostics().isEmpty()) {
      return Parsing.GIVEN_UP;
    }
    throw thrown;
  }

  /** What javac does to parse. */
  private interface Parse {
    void run() throws IOException;
  }

  /** Reports which files are too deep for javac to parse. */
  private void reportTooDeep(Tasks tasks, List<Path> sources) throws IOException {
    for (Path source : sources) {
      if (parse(() -> tasks.of(List.of(source)).parse()) == Parsing.TOO_DEEP) {
        breaches.report(
            Rule.HR021,
            new Position(name(source), 1, 1),
            "brackets or statements are nested too deeply for javac");
      }
    }
  }

  /** Reports where files are nested too deeply; false if none is. */
  private boolean isTooDeep(List<CompilationUnitTree> units, Trees trees) {
    boolean found = false;
    for (CompilationUnitTree tree : units) {
      OptionalLong offset = Nesting.tooDeep(tree, trees.getSourcePositions());
      if (offset.isPresent()) {
        String file = fileOfUri.get(tree.getSourceFile().toUri());
        long at = Math.max(0, offset.getAsLong());
        LineMap lines = tree.getLineMap();
        long line = lines.getLineNumber(at);
        breaches.report(
            Rule.HR021,
            new Position(file, (int) line, (int) (at - lines.getStartPosition(line)) + 1),
            "this is nested too deeply: inside " + Nesting.DEEPEST + " others");
        found = true;
      }
    }
    return found;
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

  /** Reports what javac refused, and tells in which files. */
  private Set<String> reportErrors() {
    Set<String> refused = new HashSet<>();
    for (var error : errors.getDiagnostics()) {
      if (error.getKind() != javax.tools.Diagnostic.Kind.ERROR) {
        continue;
      }
      JavaFileObject source = error.getSource();
      String file = source == null ? root.toString() : fileOfUri.get(source.toUri());
      Position position =
          new Position(
              file == null ? source.getName() : file,
              (int) Math.max(1, error.getLineNumber()),
              (int) Math.max(1, error.getColumnNumber()));
      String message = error.getMessage(Locale.ROOT).lines().findFirst().orElse("");
      breaches.report(Rule.HR000, position, message);
      refused.add(position.file());
    }
    return refused;
  }

  private List<ClassReader> classes(
      JavacTask task, List<CompilationUnitTree> units, Symbols symbols, Set<Tree> withoutType) {
    Trees trees = Trees.instance(task);
    List<ClassReader> classes = new ArrayList<>();
    for (CompilationUnitTree tree : units) {
      String file = fileOfUri.get(tree.getSourceFile().toUri());
      SourceUnit unit = new SourceUnit(file, textOfFile.get(file), tree, trees);
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

  private void checkNames(List<ClassReader> classes) {
    Map<String, ClassReader> bySimpleName = new HashMap<>();
    for (ClassReader type : classes) {
      ClassReader first = bySimpleName.putIfAbsent(type.type().getSimpleName().toString(), type);
      if (first != null) {
        breaches.report(
            Rule.HR009,
            type.position(),
            "a second class called " + type.type().getSimpleName() + ", as " + first.position(),
            "give the class a simple name of its own: C has no packages");
      }
    }
  }

  /** Without recursion only, which would have no end here. */
  private void checkExtent(List<ClassReader> classes, List<IrClass> read) {
    List<IrMethod> methods = new ArrayList<>(methodsOfBase());
    read.forEach(type -> methods.addAll(type.methods()));
    Extent extent = new Extent(methods);
    for (int i = 0; i < classes.size(); i++) {
      if (ScenarioContract.isScenario(classes.get(i).type())) {
        for (IrMethod method : read.get(i).methods()) {
          if (ScenarioContract.isPart(method.name().name())) {
            extent.check(method, breaches);
          }
        }
      }
    }
  }

  private List<IrMethod> methodsOfBase() {
    return base.stream().flatMap(known -> known.program().methods().stream()).toList();
  }

  private void checkEffects(IrProgram program, List<IrClass> read) {
    Effects effects = new Effects(program.methods());
    for (IrMethod method : new IrProgram(read).methods()) {
      for (Effects.Unordered unordered : effects.unordered(method)) {
        Position first = unordered.first().position();
        breaches.report(
            Rule.HR010,
            unordered.second().position(),
            "two operands of one expression have effects; the other is at line "
                + first.line()
                + ", column "
                + first.column());
      }
    }
  }
}
