package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Does {@code haltkit boot} boot, judge and refuse? */
class BootCommandTest {
  private static final Path HOME = Path.of(System.getProperty("halt.home"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
  private final Interrupts interrupts = new Interrupts(console, () -> {});

  private ExitCode run(String... arguments) {
    return Runner.run(new HaltKit(HOME, Path.of(""), console, interrupts, Map.of()), arguments);
  }

  private static List<String> targets() throws IOException {
    return Target.names(HOME);
  }

  private static void assumeTools(String arch) {
    Target.Read read = (Target.Read) Target.read(HOME, arch);
    List<Tool> missing = Toolchain.missingFor(read.target());
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void aBootedScenarioIsJudged(String arch) {
    assumeTools(arch);

    assertThat(run("boot", "--arch", arch, "--scenario", "counter", "--cpus", "2", "--rounds", "5"))
        .as("%s %s", out, err)
        .isEqualTo(ExitCode.PASSED);
    assertThat(out.toString())
        .contains("counter on " + arch + " with 2 CPUs: SAMPLED", "10 operations judged");
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void aDeterministicBootIsTheSameEveryTime(String arch) throws IOException {
    assumeTools(arch);
    String line = "boot --deterministic --seed 3 --scenario counter --rounds 10 --json --arch ";
    assertThat(run((line + arch).split(" "))).isEqualTo(ExitCode.PASSED);
    JsonNode first = new ObjectMapper().readTree(out.toString()).at("/runs/0/outcomes");
    out.getBuffer().setLength(0);
    assertThat(run((line + arch).split(" "))).isEqualTo(ExitCode.PASSED);

    assertThat(first.size()).isGreaterThan(3);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/runs/0/outcomes")).isEqualTo(first);
  }

  /** What a comparison prints for a failure in which processes shared CPUs. */
  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void preemptedProcessesAreTheSameEveryTimeToo(String arch) throws IOException {
    assumeTools(arch);
    String line =
        "boot --deterministic --seed 3 --scenario counter --cpus 2 --processes 4 --rounds 10"
            + " --slice-us 50 --abort-every 2 --json --arch ";
    assertThat(run((line + arch).split(" "))).isEqualTo(ExitCode.PASSED);
    JsonNode first = new ObjectMapper().readTree(out.toString()).at("/runs/0");
    out.getBuffer().setLength(0);
    assertThat(run((line + arch).split(" "))).isEqualTo(ExitCode.PASSED);
    JsonNode second = new ObjectMapper().readTree(out.toString()).at("/runs/0");

    assertThat(first.at("/judged").asInt()).isEqualTo(40);
    assertThat(first.at("/restarts").asInt()).isPositive();
    for (String part : List.of("/outcomes", "/preemptions", "/restarts", "/collections")) {
      assertThat(second.at(part)).isEqualTo(first.at(part));
    }
  }

  @Test
  @Tag("boot")
  void askedToStopItSaysWhatIsKnown() {
    assumeTools("x86_64");
    interrupts.request();

    assertThat(run("boot", "--scenario", "counter", "--rounds", "1000000"))
        .isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void anUnknownScenarioOrTargetIsBadInput() {
    assertThat(run("boot", "--scenario", "countre")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("did you mean counter?");

    assertThat(run("boot", "--arch", "x86-64")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("did you mean x86_64?");
  }

  @Test
  void moreCpusThanTheKernelHasRoomForAreRefusedBeforeItIsBuilt() throws IOException {
    assertThat(Files.readString(HOME.resolve("kernel/include/halt/arch.h")))
        .contains("#define HALT_MAX_CPUS " + ScopeOptions.MOST_CPUS + "\n");
    assertThat(run("boot", "--cpus", "33")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--cpus", "from 1 to 32");
  }

  /** Of the target, not of the kernel. */
  @Test
  void moreCpusThanTheTargetHasAreRefused() {
    assertThat(run("boot", "--arch", "arm64:gicv2", "--cpus", "9")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("arm64:gicv2 has at most 8 CPUs, and --cpus says 9");
  }

  @ParameterizedTest
  @CsvSource({
    "--cpus 0,                  from 1 to 32",
    "--memory 0,                --memory",
    "--memory many,             --memory",
    "--image no-such-file.img,  there is no file no-such-file.img",
    "--processes 65,            from 1 to 64",
    "--slice-us -1,             from 0 to 1000000",
    "--abort-every often,       --abort-every",
    "--scenario litmus-iriw-volatile --cpus 2,               litmus test of 4 processes",
    "--scenario litmus-sb-volatile --cpus 2 --processes 1,   litmus test of 2 processes",
    "--image .,                 is a folder",
    "--image pom.xml --uefi,    mutually exclusive",
    "--image pom.xml,           'pom.xml is neither a kernel (ELF) nor a disk'",
  })
  void whatCannotBeBootedIsRefusedBeforeAnythingIsBuilt(String options, String problem) {
    assertThat(run(("boot " + options).split(" "))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(problem);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  @Tag("boot")
  void tooLittleMemoryIsRefusedHereOrByTheKernel() {
    assumeTools("x86_64");
    assertThat(run("boot", "--scenario", "counter", "--memory", "1")).isEqualTo(ExitCode.BAD_INPUT);
    Matcher refusal =
        Pattern.compile("1 MiB of memory are too few on x86_64: .* reaches into MiB (\\d+),")
            .matcher(err.toString());
    assertThat(refusal.find()).as(err.toString()).isTrue();

    String least = Integer.toString(Integer.parseInt(refusal.group(1)) + 1);
    assertThat(run("boot", "--scenario", "counter", "--memory", least))
        .as("%s %s", out, err)
        .isEqualTo(ExitCode.UNDECIDED);
    assertThat(out.toString())
        .containsPattern("UNSUPPORTED, .*arena and histories want \\d+ words; this machine has");
  }

  /** No host has a hundred terabytes, and what it lacks is no failure of the machine. */
  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void moreMemoryThanTheHostHasIsUndecided(String arch) {
    assumeTools(arch);
    assertThat(run("boot", "--arch", arch, "--scenario", "counter", "--memory", "99999999"))
        .as("%s %s", out, err)
        .isEqualTo(ExitCode.UNDECIDED);
    assertThat(out.toString())
        .startsWith("counter on " + arch + " with 4 CPUs: INCONCLUSIVE, the emulator did not start")
        .contains("memory", "after 0 of 500 rounds");
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void anEmulatorThatSomebodyKillsIsNamedAndLeavesItUndecided(String arch) throws Exception {
    assumeTools(arch);
    Thread killer = new Thread(() -> killChildNamed("qemu-system-"), "killer");
    killer.start();
    String line = "boot --scenario counter --rounds 1000000 --time-limit 120 --arch ";
    ExitCode end = run((line + arch).split(" "));
    killer.join();
    assertThat(end).as("%s %s", out, err).isEqualTo(ExitCode.UNDECIDED);
    assertThat(out.toString())
        .containsPattern(
            "INCONCLUSIVE, the emulator was ended by signal 9, after \\d+ of 1000000 rounds");
  }

  /** When it has come, and has run for a while. */
  private static void killChildNamed(String part) {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
      Optional<ProcessHandle> old =
          ProcessHandle.current()
              .descendants()
              .filter(child -> child.info().command().orElse("").contains(part))
              .filter(BootCommandTest::hasRunForASecond)
              .findFirst();
      if (old.isPresent()) {
        old.get().destroyForcibly();
        return;
      }
    }
  }

  private static boolean hasRunForASecond(ProcessHandle process) {
    Instant before = Instant.now().minusSeconds(1);
    return process.info().startInstant().map(before::isAfter).orElse(false);
  }

  /** As check has it; that the machine's history is not linearizable is not the point. */
  @ParameterizedTest
  @CsvSource({"1, the set-up", "4, an operation"})
  @Tag("boot")
  void anArenaThatIsTooSmallIsBadInputWithASizeThatDoes(int words, String who) {
    assumeTools("x86_64");
    String line = "boot --scenario swap-allocating --cpus 2 --rounds 5 --space-words ";
    assertThat(run((line + words).split(" "))).isEqualTo(ExitCode.BAD_INPUT);
    Matcher enough =
        Pattern.compile(
                "with 2 processes × 1 operation: "
                    + who
                    + " ran out of memory with semispaces of "
                    + words
                    + " words; (\\d+) words should do")
            .matcher(out.toString());
    assertThat(enough.find()).as(out.toString()).isTrue();
    assertThat(run((line + enough.group(1)).split(" "))).isEqualTo(ExitCode.PASSED);
  }

  @Test
  @Tag("boot")
  void firmwareThatWantsMoreMemoryIsNotStarted() throws IOException {
    assumeTools("arm64");
    Target.Uefi uefi = ((Target.Read) Target.read(HOME, "arm64")).target().uefi().orElseThrow();
    assumeTrue(uefi.missingFirmware().isEmpty(), () -> "not installed: " + uefi.missingFirmware());
    assertThat(run("boot", "--arch", "arm64", "--uefi", "--memory", "64"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("the firmware of arm64 wants 128 MiB of memory, and --memory says 64");
  }
}
