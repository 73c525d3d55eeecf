package halt.kernel.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is particular to one machine that we build for? The content of an {@code arch-*} folder's
 * {@code target} file: {@code key=value} lines, {@code #} comments.
 *
 * <p>A target can have variants: the same sources with other flags for the compiler, or on another
 * machine of the emulator. {@code variant.<v>.compile}, {@code variant.<v>.link} and {@code
 * variant.<v>.qemu} are words that follow those of the target, so that they win where the program
 * lets the later one count; {@code variant.<v>.most-cpus} takes the place of the target's. The
 * variant {@code v} of {@code arm64} goes by the name {@code arm64:v} wherever a target is named.
 *
 * @param name the architecture, as in {@code arch-<name>}; of a variant also {@code :<variant>}
 * @param folder where its sources and its {@code linker.ld} are
 * @param triple clang's name of it
 * @param compileFlags for clang, beyond those that all targets share
 * @param linkFlags for ld.lld, likewise
 * @param qemu the emulator's command line, with {@code {cpus}}, {@code {memory}}, {@code {image}}
 *     and {@code {arguments}} to be filled in
 * @param qemuPackage the Debian package of the emulator
 * @param exitSuccess what the emulator exits with when the kernel reports success
 * @param exitFailure what it exits with when the kernel reports failure
 * @param mostCpus how many CPUs the emulated machine, and the kernel on it, can have
 * @param elfMachine the number by which an ELF file says that it is for this processor
 * @param memoryStart the address at which the emulated machine's memory begins
 * @param uefi how it starts from a disk; empty if it does not
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
    int exitFailure,
    int mostCpus,
    int elfMachine,
    long memoryStart,
    Optional<Uefi> uefi) {

  private static final Set<String> KEYS =
      Set.of(
          "arch",
          "triple",
          "compile",
          "link",
          "qemu",
          "qemu-package",
          "exit-success",
          "exit-failure",
          "most-cpus",
          "elf-machine",
          "memory-start");

  /** All of these or none. */
  private static final Set<String> UEFI_KEYS =
      Set.of(
          "uefi-triple",
          "uefi-compile",
          "uefi-file",
          "uefi-firmware",
          "uefi-package",
          "uefi-memory",
          "uefi-qemu");

  private static final List<String> NUMBERS =
      List.of(
          "exit-success",
          "exit-failure",
          "most-cpus",
          "elf-machine",
          "memory-start",
          "uefi-memory");

  private static final Pattern VARIANT_KEY =
      Pattern.compile("variant\\.([a-z0-9-]+)\\.(compile|link|qemu|most-cpus)");

  private static final char VARIANT_MARK = ':';

  /** In the emulator's line: the start without firmware, which {@link Uefi#qemu} replaces. */
  private static final List<String> DIRECT_START = List.of("-kernel", "{image}");

  public Target {
    compileFlags = List.copyOf(compileFlags);
    linkFlags = List.copyOf(linkFlags);
    qemu = List.copyOf(qemu);
  }

  /**
   * How does a target start from a disk, by UEFI?
   *
   * @param triple clang's name of the target for UEFI's executables
   * @param compileFlags for clang, for the boot loader
   * @param file what the firmware looks for in the folder {@code \\EFI\\BOOT} of a disk
   * @param firmware the emulator's firmware
   * @param firmwarePackage the Debian package of it
   * @param leastMemory how many MiB it wants; with fewer it hangs
   * @param qemu what stands in the emulator's command line in the place of {@code -kernel {image}},
   *     with {@code {firmware}} and {@code {image}}, the disk, to be filled in
   */
  public record Uefi(
      String triple,
      List<String> compileFlags,
      String file,
      Path firmware,
      String firmwarePackage,
      int leastMemory,
      List<String> qemu) {
    public Uefi {
      compileFlags = List.copyOf(compileFlags);
      qemu = List.copyOf(qemu);
    }

    /** The firmware, if it is not installed. */
    public Optional<Tool> missingFirmware() {
      return Files.isRegularFile(firmware)
          ? Optional.empty()
          : Optional.of(new Tool(List.of(firmware.toString()), firmwarePackage));
    }
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

  /**
   * The names of the targets and of their variants, in alphabetical order.
   *
   * @throws IOException if the tree or a target file cannot be read
   */
  public static List<String> namesWithVariants(Path home) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String name : names(home)) {
      names.add(name);
      for (String line : Files.readAllLines(home.resolve("arch-" + name).resolve("target"))) {
        Matcher key = VARIANT_KEY.matcher(line.strip());
        if (key.lookingAt()) {
          names.add(name + VARIANT_MARK + key.group(1));
        }
      }
    }
    return List.copyOf(names);
  }

  /**
   * Reads {@code arch-<architecture>/target} of a source tree.
   *
   * @param name the architecture, or {@code architecture:variant}
   */
  public static Reading read(Path home, String name) {
    int mark = name.indexOf(VARIANT_MARK);
    Path folder = home.resolve("arch-" + (mark < 0 ? name : name.substring(0, mark)));
    Path file = folder.resolve("target");
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException failure) {
      return new Malformed(file, 0, "cannot be read: " + failure.getMessage());
    }
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> variants = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals);
      Matcher ofVariant = VARIANT_KEY.matcher(key);
      boolean known = KEYS.contains(key) || UEFI_KEYS.contains(key) || ofVariant.matches();
      if (equals < 0 || !known) {
        return new Malformed(
            file,
            i + 1,
            "expected one of "
                + Stream.concat(KEYS.stream(), UEFI_KEYS.stream()).sorted().toList()
                + " or variant.NAME.compile, .link, .qemu, .most-cpus");
      }
      if (ofVariant.matches()) {
        variants.add(ofVariant.group(1));
      }
      if (values.put(key, line.substring(equals + 1)) != null) {
        return new Malformed(file, i + 1, key + " is given twice");
      }
    }
    List<String> absent = absent(KEYS, values);
    if (!absent.isEmpty()) {
      return new Malformed(file, 0, "does not say " + String.join(", ", absent));
    }
    List<String> absentOfUefi = absent(UEFI_KEYS, values);
    if (!absentOfUefi.isEmpty() && absentOfUefi.size() < UEFI_KEYS.size()) {
      return new Malformed(
          file, 0, "starts by UEFI and does not say " + String.join(", ", absentOfUefi));
    }
    if (mark < 0) {
      return fromValues(folder, file, values);
    }
    String variant = name.substring(mark + 1);
    if (!variants.contains(variant)) {
      return new Malformed(file, 0, "has no variant " + variant + ", but " + variants);
    }
    return fromValues(folder, file, merged(name, variant, values));
  }

  private static List<String> absent(Set<String> keys, Map<String, String> values) {
    return keys.stream().filter(key -> !values.containsKey(key)).sorted().toList();
  }

  /** The values of a target with what its variant adds and replaces. */
  private static Map<String, String> merged(
      String name, String variant, Map<String, String> values) {
    Map<String, String> merged = new LinkedHashMap<>(values);
    merged.put("arch", name);
    for (String key : List.of("compile", "link", "qemu")) {
      String more = values.get("variant." + variant + "." + key);
      if (more != null) {
        merged.put(key, values.get(key) + " " + more);
      }
    }
    String cpus = values.get("variant." + variant + ".most-cpus");
    if (cpus != null) {
      merged.put("most-cpus", cpus);
    }
    return merged;
  }

  private static Reading fromValues(Path folder, Path file, Map<String, String> values) {
    for (String key : NUMBERS) {
      if (values.containsKey(key) && number(values.get(key)).isEmpty()) {
        return new Malformed(file, 0, key + " is not a number: " + values.get(key));
      }
    }
    List<String> qemu = words(values.get("qemu"));
    boolean hasUefi = values.containsKey("uefi-qemu");
    if (hasUefi && Collections.indexOfSubList(qemu, DIRECT_START) < 0) {
      return new Malformed(
          file,
          0,
          "has no \"-kernel {image}\" in qemu, in the place of which uefi-qemu would stand");
    }
    return new Read(
        new Target(
            values.get("arch"),
            folder,
            values.get("triple"),
            words(values.get("compile")),
            words(values.get("link")),
            qemu,
            values.get("qemu-package"),
            (int) numberOf(values, "exit-success"),
            (int) numberOf(values, "exit-failure"),
            (int) numberOf(values, "most-cpus"),
            (int) numberOf(values, "elf-machine"),
            numberOf(values, "memory-start"),
            hasUefi ? Optional.of(uefiFromValues(values)) : Optional.empty()));
  }

  /** A number that {@link #fromValues} has seen to be one. */
  private static long numberOf(Map<String, String> values, String key) {
    return number(values.get(key)).orElseThrow();
  }

  /** Decimal, or hexadecimal after 0x. */
  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.decode(text));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }

  private static Uefi uefiFromValues(Map<String, String> values) {
    return new Uefi(
        values.get("uefi-triple"),
        words(values.get("uefi-compile")),
        values.get("uefi-file"),
        Path.of(values.get("uefi-firmware")),
        values.get("uefi-package"),
        (int) numberOf(values, "uefi-memory"),
        words(values.get("uefi-qemu")));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** As this, on another machine of the emulator. */
  Target withQemu(List<String> otherQemu) {
    return new Target(
        name,
        folder,
        triple,
        compileFlags,
        linkFlags,
        otherQemu,
        qemuPackage,
        exitSuccess,
        exitFailure,
        mostCpus,
        elfMachine,
        memoryStart,
        uefi);
  }

  /** The emulator as a program to look for. */
  public Tool emulator() {
    return new Tool(List.of(qemu.get(0)), ToolTable.tool("qemu").versions(), qemuPackage);
  }

  /**
   * As this, but what is booted is a disk, by the firmware.
   *
   * @throws IllegalStateException if it does not start by UEFI
   */
  public Target fromDisk() {
    Uefi disk = uefi.orElseThrow(() -> new IllegalStateException(name + " has no UEFI"));
    int start = Collections.indexOfSubList(qemu, DIRECT_START);
    List<String> words = new ArrayList<>(qemu.subList(0, start));
    for (String word : disk.qemu()) {
      words.add(word.replace("{firmware}", disk.firmware().toString()));
    }
    words.addAll(qemu.subList(start + DIRECT_START.size(), qemu.size()));
    return withQemu(words);
  }

  /** The command that boots an image: {@link #qemu} filled in, its first word replaced. */
  public List<String> command(Path emulator, Path image, Boot boot) {
    String arguments = inOption(String.join(" ", boot.arguments()));
    List<String> command = new ArrayList<>();
    command.add(emulator.toString());
    for (String word : qemu.subList(1, qemu.size())) {
      command.add(
          word.replace("{cpus}", Integer.toString(boot.cpus()))
              .replace("{memory}", Integer.toString(boot.memoryMebibytes()))
              .replace("{image}", word.equals("{image}") ? "" + image : inOption("" + image))
              .replace("{arguments}", arguments));
    }
    return List.copyOf(command);
  }

  /** QEMU reads a comma in an option's value as the end of it, unless it is doubled. */
  private static String inOption(String text) {
    return text.replace(",", ",,");
  }
}
