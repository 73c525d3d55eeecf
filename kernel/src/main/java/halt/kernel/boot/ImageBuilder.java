package halt.kernel.boot;

import halt.kernel.file.HostTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How do emitted C, the kernel and an architecture become an image? Each source is compiled to an
 * object, and the objects are linked twice: the first link tells where the functions are, the
 * second carries that as the table of {@code halt/symbols.h}.
 *
 * <p>Nothing is done again whose inputs (sources, all headers, flags, tools) have the content that
 * they had (of a tool: its size and its time); each output lies beside a {@code .key} file with the
 * hash of its inputs. Builds into the same directory wait for each other. An object that a build
 * into a neighbouring directory has made of the same inputs is taken over: images of which one has
 * a changed method share all the rest.
 */
public final class ImageBuilder {
  /** What every target's C is compiled with; the target file adds its own. */
  private static final List<String> COMMON_FLAGS =
      List.of(
          "-std=c11",
          "-O2",
          "-g",
          "-ffreestanding",
          "-fno-pic",
          "-fno-stack-protector",
          "-fno-asynchronous-unwind-tables",
          // For the callers in a panic: every function leaves a frame record.
          "-fno-omit-frame-pointer",
          "-mno-omit-leaf-frame-pointer",
          "-fno-optimize-sibling-calls",
          // C lets a compiler assume that a loop without effects ends; Java does not.
          "-fno-finite-loops",
          // To the core's page tables all of memory is an array that begins at address 0.
          "-fno-delete-null-pointer-checks",
          // No frame is so large that a stack which overflows could step over its guard page.
          "-Wframe-larger-than=2048",
          "-Wall",
          "-Wextra",
          "-Wconversion",
          "-Werror");

  private static final List<String> COMMON_LINK_FLAGS =
      List.of(
          "-static",
          "-nostdlib",
          "--no-dynamic-linker",
          "-z",
          "noexecstack",
          "--fatal-warnings",
          "--build-id=none");

  /** The names that linker scripts give to places; they would hide the function that is there. */
  private static final String LINKER_SYMBOL_PREFIX = "image_";

  /** In a target's folder: the sources of its boot loader. */
  private static final String LOADER_FOLDER = "efi";

  private static final String END_OF_CODE = "image_text_end";

  private final Path home;
  private final Target target;
  private final Toolchain toolchain;

  /**
   * A builder for one target.
   *
   * @param home the root of the source tree
   */
  public ImageBuilder(Path home, Target target, Toolchain toolchain) {
    this.home = home.toAbsolutePath().normalize();
    this.target = target;
    this.toolchain = toolchain;
  }

  /** What a build gave. */
  public sealed interface Result permits Image, Failed, Hindered {}

  /**
   * An image that can be booted.
   *
   * @param compiled how many sources had to be compiled; 0 if nothing had changed
   */
  public record Image(Path file, int compiled) implements Result {}

  /**
   * No image.
   *
   * @param step what was being done
   * @param text what the program that did it said
   */
  public record Failed(String step, String text) implements Result {
    @Override
    public String toString() {
      return step + ":\n" + text;
    }
  }

  /**
   * No image, and the sources are not to blame: a disk that is full or may not be written to, a
   * compiler that was killed.
   *
   * @param problem what, and where
   */
  public record Hindered(String problem) implements Result {
    @Override
    public String toString() {
      return problem;
    }
  }

  /** A step's failure on its way out of {@link #build}. */
  private static final class StepFailed extends Exception {
    private static final long serialVersionUID = 1;
    private final String step;
    private final boolean byHost;

    StepFailed(String step, String text, boolean byHost) {
      super(text);
      this.step = step;
      this.byHost = byHost;
    }

    StepFailed(String step, String text) {
      this(step, text, false);
    }

    Result result() {
      Failed failed = new Failed(step, getMessage());
      return byHost ? new Hindered(failed.toString()) : failed;
    }
  }

  /** An object file and the hash of all that it was made of. */
  private record Compiled(Path object, String key, boolean fresh) {}

  /**
   * Builds the image that is {@link Flavour#JUDGED}.
   *
   * @param emitted the directory with the translator's output, {@code core/} and {@code scenario/}
   * @param directory where objects and image go; made if it does not exist
   */
  public Result build(Path emitted, Path directory) throws InterruptedException {
    return build(emitted, directory, Flavour.JUDGED);
  }

  /**
   * Builds an image.
   *
   * @param emitted the directory with the translator's output, {@code core/} and {@code scenario/}
   * @param directory where objects and image go, one for each flavour; made if it does not exist
   */
  public Result build(Path emitted, Path directory, Flavour flavour) throws InterruptedException {
    synchronized (ImageBuilder.class) { // a file lock belongs to the JVM, not to the thread
      try {
        Path into = Files.createDirectories(directory.toAbsolutePath().normalize());
        try (FileChannel channel =
            FileChannel.open(
                into.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.lock(); // until the channel is closed
          return buildLocked(emitted.toAbsolutePath().normalize(), into, flavour);
        }
      } catch (StepFailed failure) {
        return failure.result();
      } catch (IOException failure) {
        return new Hindered(
            "cannot read sources and write " + directory + ": " + HostTrouble.words(failure));
      }
    }
  }

  private Result buildLocked(Path emitted, Path directory, Flavour flavour)
      throws IOException, StepFailed, InterruptedException {
    Path kernelSources = home.resolve("kernel/src/main/c");
    Path kernelHeaders = home.resolve("kernel/include");
    List<Path> sources = new ArrayList<>();
    for (Path folder : List.of(emitted, kernelSources, target.folder())) {
      sources.addAll(files(folder, ".c", ".S"));
    }
    List<Path> headers = new ArrayList<>();
    for (Path folder : List.of(emitted, kernelHeaders, kernelSources, target.folder())) {
      headers.addAll(files(folder, ".h"));
    }
    List<String> compiler = compiler(kernelHeaders, emitted, directory, flavour);
    // What a build is given to work in is no part of what it makes.
    UnaryOperator<String> anywhere =
        text ->
            text.replace(emitted.toString(), "{emitted}")
                .replace(directory.toString(), "{directory}");
    String headersKey =
        hash(List.of(String.join(" ", compiler), identity(toolchain.clang())), headers, anywhere);

    Path objects = Files.createDirectories(directory.resolve("objects"));
    List<Compiled> compiled = compileAll(compiler, headersKey, sources, emitted, objects, anywhere);
    int fresh = (int) compiled.stream().filter(Compiled::fresh).count();

    Path script = target.folder().resolve("linker.ld");
    Path image = directory.resolve("halt-" + target.name() + ".elf");
    List<String> linker = linker(script);
    List<String> linkInputs = new ArrayList<>(linker);
    linkInputs.add(identity(toolchain.linker()));
    compiled.forEach(object -> linkInputs.add(object.object() + " " + object.key()));
    String imageKey = hash(linkInputs, List.of(script), UnaryOperator.identity());
    if (isCurrent(image, imageKey)) {
      return new Image(image, fresh);
    }
    List<Path> parts = compiled.stream().map(Compiled::object).toList();
    linkTwice(compiler, linker, parts, directory, image);
    Files.writeString(keyOf(image), imageKey);
    return new Image(image, fresh);
  }

  /** Clang up to the names of its input and output. */
  private List<String> compiler(Path kernelHeaders, Path emitted, Path directory, Flavour flavour) {
    List<String> command = new ArrayList<>();
    command.add(toolchain.clang().toString());
    command.add("--target=" + target.triple());
    command.addAll(COMMON_FLAGS);
    command.addAll(flavour.flags());
    command.addAll(target.compileFlags());
    // Debug information names no place of this machine; of two that match, the later map counts.
    command.add("-ffile-prefix-map=" + home + "=.");
    command.add("-ffile-prefix-map=" + directory + "=build");
    command.add("-ffile-prefix-map=" + emitted + "=emitted");
    command.add("-I" + kernelHeaders);
    command.add("-I" + home.resolve("kernel/src/main/c"));
    command.add("-I" + emitted);
    return command;
  }

  /** The linker up to the names of its inputs and output. */
  private List<String> linker(Path script) {
    List<String> command = new ArrayList<>();
    command.add(toolchain.linker().toString());
    command.addAll(COMMON_LINK_FLAGS);
    command.addAll(target.linkFlags());
    command.add("-T");
    command.add(script.toString());
    return command;
  }

  private List<Compiled> compileAll(
      List<String> compiler,
      String headersKey,
      List<Path> sources,
      Path emitted,
      Path objects,
      UnaryOperator<String> anywhere)
      throws IOException, StepFailed, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Callable<Compiled>> tasks = new ArrayList<>();
      for (Path source : sources) {
        Path object = objects.resolve(objectName(source, emitted));
        String key = hash(List.of(headersKey), List.of(source), anywhere);
        tasks.add(() -> compile(compiler, key, source, object));
      }
      List<Compiled> results = new ArrayList<>();
      for (Future<Compiled> task : workers.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof StepFailed step) {
        throw step;
      }
      if (failure.getCause() instanceof IOException file) {
        throw file;
      }
      throw new IllegalStateException(failure.getCause());
    } finally {
      workers.shutdownNow();
      workers.awaitTermination(1, TimeUnit.MINUTES); // whoever holds the lock next finds no writer
    }
  }

  /** One name per source, readable and without directories. */
  private String objectName(Path source, Path emitted) {
    Path relative =
        source.startsWith(emitted)
            ? Path.of("emitted").resolve(emitted.relativize(source))
            : home.relativize(source);
    return relative.toString().replace('/', '_') + ".o";
  }

  private Compiled compile(List<String> compiler, String key, Path source, Path object)
      throws IOException, StepFailed, InterruptedException {
    if (isCurrent(object, key)) {
      return new Compiled(object, key, false);
    }
    if (takeOver(object, key)) {
      return new Compiled(object, key, false);
    }
    List<String> command = new ArrayList<>(compiler);
    command.addAll(List.of("-c", source.toString(), "-o", object.toString()));
    Files.deleteIfExists(keyOf(object)); // or a build that is killed here would leave the old one
    run("compile " + source, command);
    Files.writeString(keyOf(object), key);
    return new Compiled(object, key, true);
  }

  /** Copies an object of this key from a neighbouring build, if there is one. */
  private static boolean takeOver(Path object, String key) throws IOException {
    Path directory = object.getParent().getParent();
    for (Path neighbour : neighbours(directory)) {
      Path other = neighbour.resolve(directory.relativize(object));
      if (!isCurrent(other, key)) {
        continue;
      }
      Files.deleteIfExists(keyOf(object));
      try {
        Files.copy(other, object, StandardCopyOption.REPLACE_EXISTING);
        // Its builder deletes the key before it writes the object: if it is still there, so was
        // all.
        if (isCurrent(other, key)) {
          Files.writeString(keyOf(object), key);
          return true;
        }
      } catch (NoSuchFileException gone) {
        // Its builder is at work on it, or its folder is being removed: ours is compiled.
      }
    }
    return false;
  }

  private static List<Path> neighbours(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory.getParent())) {
      return all.filter(each -> Files.isDirectory(each) && !each.equals(directory))
          .sorted()
          .toList();
    }
  }

  private void linkTwice(
      List<String> compiler, List<String> linker, List<Path> objects, Path directory, Path image)
      throws IOException, StepFailed, InterruptedException {
    Files.deleteIfExists(keyOf(image));
    Path table = directory.resolve("symbols.c");
    Path tableObject = directory.resolve("symbols.o");
    Path first = directory.resolve("first-link.elf");
    List<Path> parts = new ArrayList<>(objects);
    parts.add(tableObject);

    compileTable(compiler, List.of(), table, tableObject);
    link(linker, parts, first);
    List<Symbol> symbols = codeSymbols(first);
    compileTable(compiler, symbols, table, tableObject);
    Path second = directory.resolve("second-link.elf");
    link(linker, parts, second);
    if (!codeSymbols(second).equals(symbols)) {
      throw new StepFailed(
          "compare the two links of " + image,
          "the symbol table moved code; " + target.folder() + "/linker.ld must place it behind");
    }
    Files.move(second, image, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(first);
  }

  private void link(List<String> linker, List<Path> parts, Path output)
      throws IOException, StepFailed, InterruptedException {
    List<String> command = new ArrayList<>(linker);
    parts.forEach(part -> command.add(part.toString()));
    command.addAll(List.of("-o", output.toString()));
    run("link " + output, command);
  }

  /** A function, or the end of the code, of a linked image. */
  private record Symbol(String address, String name) {}

  /** The functions in ascending order of address, and the end of the code as the last. */
  private List<Symbol> codeSymbols(Path image)
      throws IOException, StepFailed, InterruptedException {
    String output =
        run(
            "list the symbols of " + image,
            List.of(
                toolchain.nm().toString(), "--numeric-sort", "--defined-only", image.toString()));
    List<Symbol> functions = new ArrayList<>();
    List<Symbol> end = new ArrayList<>();
    for (String line : output.lines().toList()) {
      String[] fields = line.split(" "); // address, kind, name
      if (fields.length != 3) {
        throw new StepFailed("list the symbols of " + image, "not understood: " + line);
      }
      boolean isCode = fields[1].equalsIgnoreCase("t");
      if (fields[2].equals(END_OF_CODE)) {
        end.add(new Symbol(fields[0], ""));
      } else if (isCode && !fields[2].startsWith(LINKER_SYMBOL_PREFIX)) {
        functions.add(new Symbol(fields[0], fields[2]));
      }
    }
    if (end.size() != 1) {
      throw new StepFailed("list the symbols of " + image, "there is no " + END_OF_CODE);
    }
    functions.addAll(end);
    return functions;
  }

  /** Writes and compiles the table of {@code halt/symbols.h}; an empty list stands for none. */
  private void compileTable(List<String> compiler, List<Symbol> symbols, Path source, Path object)
      throws IOException, StepFailed, InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append("#include <halt/symbols.h>\n\n");
    text.append("#define IN_TABLE __attribute__((section(\".symbols\")))\n\n");
    text.append("IN_TABLE const uint32_t halt_symbol_count = ").append(symbols.size());
    text.append(";\nIN_TABLE const struct halt_symbol halt_symbols[] = {\n");
    for (Symbol symbol : symbols) {
      text.append("    {0x").append(symbol.address());
      text.append(", \"").append(symbol.name()).append("\"},\n");
    }
    if (symbols.isEmpty()) {
      text.append("    {0, \"\"},\n"); // C has no empty arrays; the count says there is nothing
    }
    text.append("};\n");
    Files.writeString(source, text);
    List<String> command = new ArrayList<>(compiler);
    // No optimizer sees the table: in the second link it would know the count, and code would
    // change.
    command.addAll(List.of("-fno-lto", "-c", source.toString(), "-o", object.toString()));
    run("compile " + source, command);
  }

  /** Runs a program to its end and gives what it printed. */
  private String run(String step, List<String> command)
      throws IOException, StepFailed, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new StepFailed(
            step,
            output.isBlank() ? command.get(0) + " exited " + code : output,
            HostTrouble.is(code, output));
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * What tells a program from another version of it under the same name: asking it takes longer.
   */
  private static String identity(Path program) throws IOException {
    Path file = program.toRealPath();
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  private static Path keyOf(Path output) {
    return output.resolveSibling(output.getFileName() + ".key");
  }

  private static boolean isCurrent(Path output, String key) throws IOException {
    try {
      return Files.exists(output) && Files.readString(keyOf(output)).equals(key);
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  /**
   * All files below a folder that end so, in an order that depends on nothing else; without those
   * of a target's boot loader, which is a program of its own.
   */
  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .filter(file -> !file.startsWith(folder.resolve(LOADER_FOLDER)))
          .sorted()
          .toList();
    }
  }

  private static String hash(List<String> texts, List<Path> files, UnaryOperator<String> anywhere)
      throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
    // Each part is preceded by its length, so that no two lists give the same bytes.
    List<byte[]> parts = new ArrayList<>();
    texts.forEach(text -> parts.add(anywhere.apply(text).getBytes(StandardCharsets.UTF_8)));
    for (Path file : files) {
      parts.add(anywhere.apply(file.toString()).getBytes(StandardCharsets.UTF_8));
      parts.add(Files.readAllBytes(file));
    }
    for (byte[] part : parts) {
      digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
