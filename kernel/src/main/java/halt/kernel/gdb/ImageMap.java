package halt.kernel.gdb;

import halt.kernel.boot.Tool;
import halt.kernel.file.TemporaryFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is at an address of an image? The functions, the marks around the accesses to the arena, the
 * source of a call, and the text of an instruction: asked of the tools of LLVM, once.
 */
public final class ImageMap {
  private static final List<Tool> TOOLS =
      List.of(Tool.NM, Tool.OBJCOPY, Tool.OBJDUMP, Tool.SYMBOLIZER);

  /** What the functions of halt/platform.h begin with. */
  private static final String PLATFORM = "Platform_";

  private static final String SECTION = ".halt_sites";
  private static final Pattern RECORD =
      Pattern.compile("(before|after) (\\w+) (.+):(\\d+)((?: \\S+)*)");
  private static final Pattern INSTRUCTION = Pattern.compile("\\s*([0-9a-f]+):\\s+(.+)");
  private static final Pattern CALL = Pattern.compile("(?:callq?|bl) .*<(\\w+)>");

  /** What compilers call their functions for an atomic access; by the target's name for itself. */
  private static final Pattern OUT_OF_LINE = Pattern.compile("__aarch64_\\w+");

  /** What ends an access by exclusives. */
  private static final Pattern STORE_EXCLUSIVE = Pattern.compile("stl?xr ");

  private static final Pattern PLACE = Pattern.compile("(.+):(\\d+):\\d+");

  private final Path image;
  private final NavigableMap<Long, String> functions = new TreeMap<>();
  private final Map<String, Long> addresses = new HashMap<>();
  private final NavigableMap<Long, List<Mark>> marks = new TreeMap<>();
  private final Map<Long, Source> sources = new HashMap<>();
  private final NavigableMap<Long, String> instructions = new TreeMap<>();

  private ImageMap(Path image) {
    this.image = image;
  }

  /** A line of a source file. */
  public record Source(String file, int line) {}

  /** What has to be installed before an image can be read. */
  public static List<Tool> missing() {
    return TOOLS.stream().filter(tool -> tool.find().isEmpty()).toList();
  }

  /**
   * Reads an image.
   *
   * @throws IOException if the tools cannot, or it was not built to be steered
   */
  public static ImageMap read(Path image) throws IOException, InterruptedException {
    ImageMap map = new ImageMap(image);
    map.readFunctions();
    map.readMarks();
    map.readInstructions();
    map.readSources();
    return map;
  }

  private void readFunctions() throws IOException, InterruptedException {
    for (String line : run(Tool.NM, "--defined-only", image.toString()).lines().toList()) {
      String[] fields = line.split(" "); // address, kind, name
      if (fields.length == 3 && fields[1].equalsIgnoreCase("t")) {
        long address = Long.parseUnsignedLong(fields[0], 16);
        addresses.put(fields[2], address);
        functions.merge(address, fields[2], (one, other) -> one.startsWith("image_") ? other : one);
      }
    }
  }

  private void readMarks() throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("sites")) {
      Path section = folder.path().resolve("sites.bin");
      run(Tool.OBJCOPY, "--dump-section", SECTION + "=" + section, image.toString(), "/dev/null");
      parse(Files.readAllBytes(section));
    }
  }

  private void parse(byte[] section) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      long address = bytes.getLong();
      int end = bytes.position();
      while (section[end] != 0) {
        end++;
      }
      String text =
          new String(section, bytes.position(), end - bytes.position(), StandardCharsets.UTF_8);
      bytes.position(end + 1);
      Matcher record = RECORD.matcher(text);
      if (!record.matches()) {
        throw new IOException(image + " has a mark that is not understood: " + text);
      }
      String operands = record.group(5).strip();
      marks
          .computeIfAbsent(address, none -> new ArrayList<>())
          .add(
              new Mark(
                  record.group(1).equals("before"),
                  record.group(2),
                  record.group(3),
                  Integer.parseInt(record.group(4)),
                  operands.isEmpty() ? List.of() : List.of(operands.split(" "))));
    }
  }

  /**
   * Where a function begins.
   *
   * @throws IOException if the image has none of that name
   */
  public long function(String name) throws IOException {
    Long address = addresses.get(name);
    if (address == null) {
      throw new IOException(image + " has no function " + name);
    }
    return address;
  }

  /** Every address with marks whose source ends so. */
  public Set<Long> marked(String suffix) {
    NavigableMap<Long, List<Mark>> found = new TreeMap<>(marks);
    found.values().removeIf(at -> at.stream().noneMatch(mark -> mark.file().endsWith(suffix)));
    return found.keySet();
  }

  /** The marks of an address, in the order of the code. */
  public List<Mark> marksAt(long address) {
    return marks.getOrDefault(address, List.of());
  }

  /** The function that an address is in and how far, such as {@code Atom_swap+0x1c}. */
  public String name(long address) {
    Map.Entry<Long, String> function = functions.floorEntry(address);
    return function == null
        ? String.format("0x%x", address)
        : String.format("%s+0x%x", function.getValue(), address - function.getKey());
  }

  /**
   * The source of the call of a platform's function that returns to this address.
   *
   * @throws IOException if there is none
   */
  public Source callBefore(long returnAddress) throws IOException {
    Source source = sources.get(returnAddress);
    if (source == null) {
      throw new IOException(image + " has no source of a call before " + name(returnAddress));
    }
    return source;
  }

  /**
   * What makes an access, as far as the image tells.
   *
   * @param address of the instruction
   * @param text of the instruction that reaches memory: itself, or one in the function that it
   *     calls
   * @param standIn of a call: the address of the instruction that the kernel may have put in the
   *     call's place when it booted ({@code arch-arm64/atomics.S})
   */
  public record Access(long address, String text, Optional<Long> standIn) {}

  /**
   * What makes the access between two marks: a call of a function of the compiler's for that, or
   * else the last instruction before the second mark that names memory.
   */
  public Optional<Access> accessBetween(long before, long after) {
    NavigableMap<Long, String> between =
        instructions.subMap(before, true, Math.max(before, after), false);
    for (Map.Entry<Long, String> each : between.entrySet()) {
      Matcher call = CALL.matcher(each.getValue());
      if (call.matches() && OUT_OF_LINE.matcher(call.group(1)).matches()) {
        return outOfLine(each.getKey(), addresses.get(call.group(1)));
      }
    }
    return lastAccess(between)
        .map(address -> new Access(address, instructions.get(address), Optional.empty()));
  }

  private Optional<Access> outOfLine(long call, long function) {
    Long next = functions.higherKey(function);
    NavigableMap<Long, String> body =
        instructions.subMap(function, true, next == null ? Long.MAX_VALUE : next, false);
    return body.entrySet().stream()
        .filter(each -> STORE_EXCLUSIVE.matcher(each.getValue()).lookingAt())
        .findFirst()
        .map(
            each ->
                new Access(call, each.getValue(), Optional.of(instructions.lowerKey(function))));
  }

  private static Optional<Long> lastAccess(NavigableMap<Long, String> instructions) {
    return instructions.descendingMap().entrySet().stream()
        .filter(
            each ->
                each.getValue().contains("(")
                    || each.getValue().contains("[")
                    || isFence(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The text of the instruction at this address, as the image has it. */
  public String instruction(long address) {
    return instructions.getOrDefault(address, "?");
  }

  private static boolean isFence(String instruction) {
    return instruction.startsWith("mfence") || instruction.startsWith("dmb");
  }

  private void readInstructions() throws IOException, InterruptedException {
    String listing =
        run(
            Tool.OBJDUMP,
            "--disassemble",
            "--no-show-raw-insn",
            "--no-leading-headers",
            image.toString());
    for (String line : listing.lines().toList()) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (instruction.matches()) {
        long address = Long.parseUnsignedLong(instruction.group(1), 16);
        instructions.put(address, instruction.group(2).replaceAll("\\s+", " ").strip());
      }
    }
  }

  /** Asks for the sources of all calls of the platform in one go. */
  private void readSources() throws IOException, InterruptedException {
    List<Long> calls = new ArrayList<>();
    List<String> arguments =
        new ArrayList<>(List.of("--obj=" + image, "--functions=none", "--no-inlines"));
    instructions.forEach(
        (address, text) -> {
          Matcher call = CALL.matcher(text);
          if (call.matches() && call.group(1).startsWith(PLATFORM)) {
            calls.add(address);
            arguments.add("0x" + Long.toHexString(address));
          }
        });
    if (calls.isEmpty()) {
      return;
    }
    List<String> places =
        run(Tool.SYMBOLIZER, arguments.toArray(String[]::new))
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    for (int i = 0; i < calls.size(); i++) {
      Matcher place = PLACE.matcher(i < places.size() ? places.get(i) : "");
      Long returnAddress = instructions.higherKey(calls.get(i));
      if (!place.matches() || returnAddress == null) {
        throw new IOException(image + " has no source at " + name(calls.get(i)));
      }
      String file = place.group(1).startsWith("./") ? place.group(1).substring(2) : place.group(1);
      sources.put(returnAddress, new Source(file, Integer.parseInt(place.group(2))));
    }
  }

  private static String run(Tool tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(
        tool.find().orElseThrow(() -> new IOException(tool + " is not installed")).toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output.strip());
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
