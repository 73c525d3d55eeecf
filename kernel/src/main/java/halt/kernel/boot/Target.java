package halt.kernel.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is particular to one machine that we build for? The content of an {@code arch-*} folder's
 * {@code target} file: {@code key=value} lines, {@code #} comments.
 *
 * @param name the architecture, as in {@code arch-<name>}
 * @param folder where its sources and its {@code linker.ld} are
 * @param triple clang's name of it
 * @param compileFlags for clang, beyond those that all targets share
 * @param linkFlags for ld.lld, likewise
 * @param qemu the emulator's command line, with {@code {cpus}}, {@code {memory}}, {@code {image}}
 *     and {@code {arguments}} to be filled in
 * @param qemuPackage the Debian package of the emulator
 * @param exitSuccess what the emulator exits with when the kernel reports success
 * @param exitFailure what it exits with when the kernel reports failure
 */
public record Target(
    String name,
    Path folder,
    String triple,
    List<String> compileFlags,
    List<String> linkFlags,
    List<String> qemu,
    String qemuPackage,
    int exitSuccess,
    int exitFailure) {

  private static final Set<String> KEYS =
      Set.of(
          "arch",
          "triple",
          "compile",
          "link",
          "qemu",
          "qemu-package",
          "exit-success",
          "exit-failure");

  public Target {
    compileFlags = List.copyOf(compileFlags);
    linkFlags = List.copyOf(linkFlags);
    qemu = List.copyOf(qemu);
  }

  /** What reading a target file gave. */
  public sealed interface Reading permits Read, Malformed {}

  /** A target. */
  public record Read(Target target) implements Reading {}

  /**
   * No target.
   *
   * @param line the line at fault, from 1; 0 if the file as a whole is
   */
  public record Malformed(Path file, int line, String problem) implements Reading {
    @Override
    public String toString() {
      return file + (line == 0 ? "" : ":" + line) + ": " + problem;
    }
  }

  /** The names of the targets of a source tree, in alphabetical order. */
  public static List<String> names(Path home) throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      return entries
          .filter(folder -> Files.isRegularFile(folder.resolve("target")))
          .map(folder -> folder.getFileName().toString())
          .filter(folder -> folder.startsWith("arch-"))
          .map(folder -> folder.substring("arch-".length()))
          .sorted()
          .toList();
    }
  }

  /** Reads {@code arch-<name>/target} of a source tree. */
  public static Reading read(Path home, String name) {
    Path folder = home.resolve("arch-" + name);
    Path file = folder.resolve("target");
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException failure) {
      return new Malformed(file, 0, "cannot be read: " + failure.getMessage());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals);
      if (equals < 0 || !KEYS.contains(key)) {
        return new Malformed(file, i + 1, "expected one of " + KEYS.stream().sorted().toList());
      }
      if (values.put(key, line.substring(equals + 1)) != null) {
        return new Malformed(file, i + 1, key + " is given twice");
      }
    }
    List<String> absent = KEYS.stream().filter(key -> !values.containsKey(key)).sorted().toList();
    if (!absent.isEmpty()) {
      return new Malformed(file, 0, "does not say " + String.join(", ", absent));
    }
    return fromValues(folder, file, values);
  }

  private static Reading fromValues(Path folder, Path file, Map<String, String> values) {
    int success;
    int failure;
    try {
      success = Integer.parseInt(values.get("exit-success"));
      failure = Integer.parseInt(values.get("exit-failure"));
    } catch (NumberFormatException notANumber) {
      return new Malformed(file, 0, "an exit code is not a number: " + notANumber.getMessage());
    }
    return new Read(
        new Target(
            values.get("arch"),
            folder,
            values.get("triple"),
            words(values.get("compile")),
            words(values.get("link")),
            words(values.get("qemu")),
            values.get("qemu-package"),
            success,
            failure));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** The emulator as a program to look for. */
  public Tool emulator() {
    return new Tool(List.of(qemu.get(0)), qemuPackage);
  }

  /** The command that boots an image: {@link #qemu} filled in, its first word replaced. */
  List<String> command(Path emulator, Path image, Boot boot) {
    // QEMU reads a comma in an option's value as the end of it, unless it is doubled.
    String arguments = String.join(" ", boot.arguments()).replace(",", ",,");
    List<String> command = new ArrayList<>();
    command.add(emulator.toString());
    for (String word : qemu.subList(1, qemu.size())) {
      command.add(
          word.replace("{cpus}", Integer.toString(boot.cpus()))
              .replace("{memory}", Integer.toString(boot.memoryMebibytes()))
              .replace("{image}", image.toString())
              .replace("{arguments}", arguments));
    }
    return List.copyOf(command);
  }
}
