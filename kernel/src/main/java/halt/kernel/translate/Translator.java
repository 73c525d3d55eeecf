package halt.kernel.translate;

import halt.kernel.file.WholeFile;
import halt.kernel.translate.c.CFile;
import halt.kernel.translate.c.CPrinter;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWalk;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How does a restricted Java program become C11? Names, then accessors, then class by class a tree
 * of C, then text. The result depends on the program alone: two runs give the same bytes.
 */
public final class Translator {
  /** What every emitted file says in its first comment, before its source's name. */
  static final String MARKER = "Translated by HALT from ";

  /** How far into a file the marker is looked for. */
  private static final int HEAD = 16_384;

  private Translator() {}

  /**
   * How the C is written.
   *
   * @param lineDirectives whether {@code #line} points each statement to its Java source, for a
   *     debugger to step through
   */
  public record Options(boolean lineDirectives) {
    /** C for a person to read. */
    public static final Options PLAIN = new Options(false);
  }

  /**
   * How the lines of a source are named in what is emitted: the path in the repository; of a file
   * that is named by an absolute path, the last part of that.
   */
  public static String sourceName(Position position) {
    return Documentation.file(position, true);
  }

  /**
   * The program's C files: text by path, such as {@code atom/Atom.c}.
   *
   * @throws TranslationException if something in the program has no C form
   */
  public static SortedMap<String, String> translate(IrProgram program, Options options) {
    SortedMap<String, String> files = new TreeMap<>();
    for (CFile file : trees(program, options)) {
      if (files.put(file.path(), CPrinter.print(file)) != null) {
        throw new IllegalArgumentException(
            "the program has a class whose file is that of the scenarios' table: " + file.path());
      }
    }
    return files;
  }

  private static List<CFile> trees(IrProgram program, Options options) {
    Names names = new Names(program);
    Inlining inlining = new Inlining(program);
    Ranges ranges = new Ranges(program);
    Set<MethodName> shared = shared(program);
    List<CFile> trees = new ArrayList<>();
    for (IrClass type : program.classes()) {
      ClassTranslator translator =
          new ClassTranslator(type, names, inlining, ranges, shared, options);
      CFile header = translator.header();
      trees.add(header);
      trees.add(translator.source(header));
    }
    ScenarioTable.of(program).ifPresent(trees::add);
    return trees;
  }

  /**
   * The methods that other files may call: those that Java lets them call, and private ones that a
   * body calls which has taken another class's place ({@link IrProgram#replacing}).
   */
  private static Set<MethodName> shared(IrProgram program) {
    Set<MethodName> shared = new HashSet<>();
    for (IrClass type : program.classes()) {
      for (IrMethod method : type.methods()) {
        if (method.accessible()) {
          shared.add(method.name());
        }
        IrWalk.callees(method).stream()
            .filter(callee -> !callee.type().equals(type.name()))
            .forEach(shared::add);
      }
    }
    return shared;
  }

  /**
   * Makes the directory hold these files: writes those that differ, each in one step, and removes
   * emitted files that are no longer among them. Files that were not emitted are left alone, and so
   * are those further down: a directory that holds the output of another run is not this one's.
   *
   * @throws UncheckedIOException if a file cannot be read, written or removed
   */
  public static void write(SortedMap<String, String> files, Path directory) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        replace(directory.resolve(file.getKey()), file.getValue());
      }
      int depth = files.keySet().stream().mapToInt(Translator::depth).max().orElse(0);
      for (Path stale : emitted(directory, depth)) {
        String path = directory.relativize(stale).toString().replace('\\', '/');
        if (!files.containsKey(path)) {
          Files.delete(stale);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    try {
      // What is there may be anybody's, in any encoding.
      if (Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) {
        return;
      }
    } catch (NoSuchFileException absent) {
      Files.createDirectories(file.getParent());
    }
    WholeFile.write(file, text);
  }

  private static int depth(String path) {
    return Path.of(path).getNameCount();
  }

  private static List<Path> emitted(Path directory, int depth) throws IOException {
    List<Path> emitted = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory, depth)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().matches(".*\\.[ch]") && head(file).contains(MARKER)) {
          emitted.add(file);
        }
      }
    }
    return emitted;
  }

  private static String head(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    // A comment's lines are broken anywhere.
    return text.substring(0, Math.min(HEAD, text.length())).replaceAll("\\s+(\\* )?", " ");
  }
}
