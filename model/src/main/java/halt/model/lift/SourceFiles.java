package halt.model.lift;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import halt.model.ir.Position;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * What do the sources say, and which of them does javac refuse? Their text is read here and parsed
 * by javac; what is too long, not text, nested too deeply or no Java is reported.
 */
final class SourceFiles {
  /** Bytes of a source: more than anybody writes, and little to hold. */
  private static final long LONGEST = 16L << 20;

  private final Path root;
  private final Breaches breaches;
  private final DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
  private final Map<URI, String> fileOfUri = new HashMap<>();
  private final Map<String, String> textOfFile = new HashMap<>();

  /**
   * None yet.
   *
   * @param root absolute; positions in files below it are relative to it
   */
  SourceFiles(Path root, Breaches breaches) {
    this.root = root;
    this.breaches = breaches;
  }

  /** Where javac finds files. What it finds wrong with them is for {@link #reportErrors}. */
  StandardJavaFileManager manager(JavaCompiler compiler) throws IOException {
    StandardJavaFileManager files =
        compiler.getStandardFileManager(errors, Locale.ROOT, StandardCharsets.UTF_8);
    // Without this javac looks for sources on the class path, and would lift what it finds.
    files.setLocation(StandardLocation.SOURCE_PATH, List.of());
    return files;
  }

  /** Sources that javac can attribute. */
  record Parsed(JavacTask task, List<CompilationUnitTree> units) {}

  /**
   * Reads and parses those that can be.
   *
   * @param files where they are
   * @param manager where javac looks for what they use
   * @return empty if there is nothing to attribute; why has been reported
   */
  Optional<Parsed> parse(
      JavaCompiler compiler,
      StandardJavaFileManager files,
      JavaFileManager manager,
      List<Path> sources)
      throws IOException {
    List<Path> readable = new ArrayList<>();
    for (Path source : sources) {
      if (readText(source)) {
        readable.add(source);
      }
    }
    Tasks tasks = some -> task(compiler, manager, files.getJavaFileObjectsFromPaths(some));
    return readable.isEmpty() ? Optional.empty() : parse(tasks, readable);
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

  /** Whether it is text that javac can be given; if not, that is reported. */
  private boolean readText(Path source) throws IOException {
    String file = name(source);
    if (Files.exists(source) && !Files.isRegularFile(source)) {
      // A pipe or a device may never come to an end.
      return unreadable(file, "this is no regular file", "name a Java source file");
    }
    if (Files.isRegularFile(source) && Files.size(source) > LONGEST) {
      return unreadable(
          file,
          "the file has more than " + LONGEST + " bytes",
          "divide it into classes of their own");
    }
    try {
      String text = Files.readString(source);
      if (text.startsWith("\uFEFF")) {
        return unreadable(file, "the file begins with a byte order mark", "save it without one");
      }
      // javac normalizes the names that it is given.
      fileOfUri.put(source.toUri().normalize(), file);
      textOfFile.put(file, text);
      breaches.source(file, text);
      return true;
    } catch (CharacterCodingException otherwise) {
      return unreadable(file, "the file is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      return unreadable(file, "the file cannot be read", "name a Java source file that exists");
    }
  }

  private boolean unreadable(String file, String message, String fix) {
    breaches.report(Rule.HR000, new Position(file, 1, 1), message, fix);
    return false;
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

  private Optional<Parsed> parse(Tasks tasks, List<Path> sources) throws IOException {
    JavacTask task = tasks.of(sources);
    List<CompilationUnitTree> units = new ArrayList<>();
    switch (attempt(() -> task.parse().forEach(units::add))) {
      case TOO_DEEP -> {
        reportTooDeep(tasks, sources);
        return Optional.empty();
      }
      case GIVEN_UP -> {
        reportErrors();
        return Optional.empty();
      }
      case DONE -> {}
    }
    if (isTooDeep(units, Trees.instance(task))) {
      // javac attributes all files or none, and would go as deep as they are.
      return Optional.empty();
    }
    if (declaresModule(units)) {
      // javac would hold all files for that module's, and not find what they import.
      return Optional.empty();
    }
    return Optional.of(new Parsed(task, units));
  }

  private static final String TOO_DEEP_FOR_JAVAC =
      "brackets or statements are nested too deeply for javac";

  /** Reports which files declare a module; false if none does. */
  private boolean declaresModule(List<CompilationUnitTree> units) {
    boolean found = false;
    for (CompilationUnitTree tree : units) {
      if (tree.getModule() != null) {
        String file = fileOfUri.get(tree.getSourceFile().toUri());
        unreadable(file, "a module is declared here", "name a file with a class");
        found = true;
      }
    }
    return found;
  }

  /** How an attempt to parse ended. */
  private enum Parsing {
    DONE,
    /** It ran out of stack. */
    TOO_DEEP,
    /** It came upon one error after the other at one place, which has been told, and stopped. */
    GIVEN_UP
  }

  private Parsing attempt(Parse parse) throws IOException {
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

  /**
   * Reports which files are too deep for javac to parse. One that was may be parsed when it is
   * tried again: by then javac is compiled, and its frames are smaller. Whatever happens, something
   * is reported: a file that was not parsed must not be taken for one with nothing in it.
   */
  private void reportTooDeep(Tasks tasks, List<Path> sources) throws IOException {
    boolean found = false;
    for (Path source : sources) {
      List<CompilationUnitTree> units = new ArrayList<>();
      JavacTask task = tasks.of(List.of(source));
      if (attempt(() -> task.parse().forEach(units::add)) == Parsing.TOO_DEEP) {
        breaches.report(Rule.HR021, new Position(name(source), 1, 1), TOO_DEEP_FOR_JAVAC);
        found = true;
      } else {
        found |= isTooDeep(units, Trees.instance(task));
      }
    }
    if (!found) {
      breaches.report(Rule.HR021, new Position(name(sources.get(0)), 1, 1), TOO_DEEP_FOR_JAVAC);
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

  /** Reports what javac refused, and tells in which files. */
  Set<String> reportErrors() {
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

  /** The bytes of sources that were read, by the names that positions have, in their order. */
  Map<String, byte[]> texts(List<Path> sources) {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    for (Path source : sources) {
      String file = name(source);
      texts.put(file, textOfFile.get(file).getBytes(StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** A parsed source, for who asks where things are in it. */
  SourceUnit unit(CompilationUnitTree tree, Trees trees) {
    String file = fileOfUri.get(tree.getSourceFile().toUri());
    return new SourceUnit(file, textOfFile.get(file), tree, trees);
  }
}
