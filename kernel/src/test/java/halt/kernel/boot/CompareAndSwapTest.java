package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import halt.kernel.gdb.DebuggedMachine;
import halt.kernel.gdb.GdbClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does one arm64 image compare and swap on CPUs of both kinds, each in its own way? Looked at in
 * the linked image, then in the memory of the booted machine.
 */
@Tag("boot")
class CompareAndSwapTest {
  /** Armv8.1's atomic instructions, with whatever order and size. */
  private static final Pattern LSE =
      Pattern.compile("(cas|ldadd|ldset|ldclr|ldeor|swp)(a|l|al)?[bh]? .*");

  /** Armv8.0's pairs, with whatever order and size. */
  private static final Pattern EXCLUSIVE = Pattern.compile("(lda?xr|stl?xr)[bh]? .*");

  /** By how the compiler calls an order: what the three instructions have of it in their names. */
  private static final Map<String, String> ORDERS =
      Map.of(
          "relax",
          ",ldxr,stxr",
          "acq",
          "a,ldaxr,stxr",
          "rel",
          "l,ldxr,stlxr",
          "acq_rel",
          "al,ldaxr,stlxr");

  private static final Pattern FUNCTION = Pattern.compile("[0-9a-f]+ <(\\w+)>:");
  private static final Pattern INSTRUCTION = Pattern.compile("\\s*([0-9a-f]+):\\s+(.+)");
  private static final Pattern ATOMIC = Pattern.compile("__aarch64_([a-z]+)([48])_(\\w+)");
  private static final Pattern CALL = Pattern.compile("bl .*<(__aarch64_\\w+)>");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Booting machine = Booting.on("arm64");

  /** The text of an image, by address; and where its functions begin. */
  private record Listing(TreeMap<Long, String> instructions, Map<String, Long> functions) {
    String functionAt(long address) {
      return functions.entrySet().stream()
          .filter(each -> each.getValue() <= address)
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse("");
    }

    /** Each call of a function for an atomic access, with the function's name. */
    Map<Long, String> calls() {
      Map<Long, String> calls = new LinkedHashMap<>();
      instructions.forEach(
          (address, text) -> {
            Matcher call = CALL.matcher(text);
            if (call.matches()) {
              calls.put(address, call.group(1));
            }
          });
      return calls;
    }
  }

  @Test
  void noInstructionThatACpuMayLackIsOutsideItsFunction() throws Exception {
    Listing listing = listing(machine.image());
    listing.instructions.forEach(
        (address, text) -> {
          if (EXCLUSIVE.matcher(text).matches()) {
            assertThat(listing.functionAt(address)).as(text).matches(ATOMIC);
          } else if (LSE.matcher(text).matches()) {
            assertThat(listing.functions).as(text).containsValue(address + 4);
            assertThat(listing.functionAt(address + 4)).as(text).matches(ATOMIC);
          }
        });
    assertThat(listing.calls().values())
        .contains("__aarch64_cas8_acq_rel", "__aarch64_ldadd8_acq_rel");
  }

  /** The name says the order; both ways of doing it must have it. */
  @Test
  void eachFunctionHasTheOrderOfItsName() throws Exception {
    Listing listing = listing(machine.image());
    int count = 0;
    for (Map.Entry<String, Long> function : listing.functions.entrySet()) {
      Matcher name = ATOMIC.matcher(function.getKey());
      if (!name.matches()) {
        continue;
      }
      count++;
      String[] order = ORDERS.get(name.group(3)).split(",");
      String register = name.group(2).equals("8") ? "x" : "w";
      assertThat(listing.instructions.lowerEntry(function.getValue()).getValue())
          .startsWith(name.group(1) + order[0] + " " + register + "0, ");
      assertThat(
              listing.instructions.tailMap(function.getValue()).values().stream()
                  .takeWhile(text -> !text.equals("ret"))
                  .filter(text -> EXCLUSIVE.matcher(text).matches())
                  .map(text -> text.replaceAll(",.*", "").replaceAll(" w1[57]$", "")))
          .as(function.getKey())
          .containsExactly(order[1] + " " + register + "0", order[2]);
    }
    assertThat(count).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cortex-a35",
        "cortex-a53",
        "cortex-a57",
        "cortex-a72",
        "cortex-a76",
        "neoverse-n1",
        "a64fx",
        "max"
      })
  void itCountsOnEveryCpu(String cpu) throws InterruptedException {
    Boot boot = Boot.of(4).with("scenario", "counter").with("operations", 5).with("rounds", 20);
    BootLog log = Booting.logOf(on(cpu).run(machine.image(), boot, line -> {}));
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.atoms()).containsExactly("20"))
        .hasSize(20);
  }

  /** What is in the way of a report is told by the report. */
  @ParameterizedTest
  @ValueSource(strings = {"cortex-a53", "max"})
  void aPanicIsReportedOnEveryCpu(String cpu) throws InterruptedException {
    Boot boot = Boot.of(2).with("scenario", "counter").with("fault", "panic");
    Qemu.Result result = on(cpu).run(machine.image(), boot, line -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what()).endsWith(": this panic was asked for");
  }

  /** Every call there is, in the booted machine's memory: the instruction, or still the call. */
  @ParameterizedTest
  @CsvSource({"cortex-a72, false", "cortex-a76, true", "max, true"})
  void callsAreReplacedWhereTheCpuHasTheInstructions(String cpu, boolean replaced)
      throws Exception {
    Path image = machine.image();
    Listing listing = listing(image);
    Path emulator = machine.target().emulator().find().orElseThrow();
    try (DebuggedMachine debugged =
        DebuggedMachine.start(
            target(cpu), emulator, image, Boot.of(1).with("scenario", "counter"))) {
      GdbClient gdb = debugged.gdb();
      String thread = gdb.threads().get(0);
      gdb.insertBreakpoint(listing.functions.get("kernel_main"));
      Map<Long, Integer> before = codeAt(gdb, thread, listing.calls());
      gdb.resume(gdb.threads());
      assertThat(gdb.awaitStop(LIMIT)).containsInstanceOf(GdbClient.Stopped.class);
      Map<Long, Integer> after = codeAt(gdb, thread, listing.calls());
      assertThat(after).hasSizeGreaterThan(20);
      for (Map.Entry<Long, String> call : listing.calls().entrySet()) {
        long standIn = listing.functions.get(call.getValue()) - 4;
        assertThat(after.get(call.getKey()))
            .as("%s in %s", call.getValue(), listing.functionAt(call.getKey()))
            .isEqualTo(replaced ? code(gdb, thread, standIn) : before.get(call.getKey()));
      }
    }
  }

  private static Map<Long, Integer> codeAt(
      GdbClient gdb, String thread, Map<Long, String> addresses)
      throws IOException, InterruptedException {
    Map<Long, Integer> codes = new TreeMap<>();
    for (long address : addresses.keySet()) {
      codes.put(address, code(gdb, thread, address));
    }
    return codes;
  }

  private static int code(GdbClient gdb, String thread, long address)
      throws IOException, InterruptedException {
    return (int) gdb.readWords(thread, address, 1)[0];
  }

  private Qemu on(String cpu) {
    return new Qemu(target(cpu));
  }

  /** The usual machine with another CPU: the image is the same. */
  private Target target(String cpu) {
    return machine
        .target()
        .withQemu(
            machine.target().qemu().stream().map(word -> word.equals("max") ? cpu : word).toList());
  }

  private static Listing listing(Path image) throws IOException, InterruptedException {
    Path objdump = Tool.OBJDUMP.find().orElseGet(() -> fail("not installed: " + Tool.OBJDUMP));
    Process process =
        new ProcessBuilder(
                objdump.toString(),
                "--disassemble",
                "--mattr=+lse",
                "--no-show-raw-insn",
                "" + image)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    Listing listing = new Listing(new TreeMap<>(), new LinkedHashMap<>());
    String name = "";
    for (String line : text.lines().toList()) {
      Matcher function = FUNCTION.matcher(line);
      Matcher instruction = INSTRUCTION.matcher(line);
      if (function.matches()) {
        name = function.group(1);
      } else if (instruction.matches()) {
        long address = Long.parseUnsignedLong(instruction.group(1), 16);
        listing.instructions.put(address, instruction.group(2).replaceAll("\\s+", " ").strip());
        if (!name.isEmpty()) {
          listing.functions.put(name, address);
          name = "";
        }
      }
    }
    return listing;
  }
}
