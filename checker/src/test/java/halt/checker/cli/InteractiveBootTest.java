package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.verdict.ExitCode;
import halt.core.Layout;
import halt.core.value.Word;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does {@code haltkit boot --interactive} join a keyboard to the machine, and end as it should? */
class InteractiveBootTest {
  private static final Path HOME = Path.of(System.getProperty("halt.home"));

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private ExitCode run(String script, String... arguments) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    return Runner.run(
        new HaltKit(
            HOME,
            directory,
            console,
            new Interrupts(console, () -> {}),
            Map.of(),
            new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
            false),
        arguments);
  }

  private static void assumeTools() {
    List<Tool> missing = Toolchain.missingFor(((Target.Read) Target.read(HOME, "x86_64")).target());
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
  }

  @Test
  @Tag("boot")
  void aScriptIsAnsweredLoggedAndItsDumpsAreKept() throws IOException {
    assumeTools();
    assertThat(
            run(
                "step 0\natoms\ndump\nstep 0\ndump\n",
                "boot",
                "--interactive",
                "--scenario",
                "counter",
                "--operations",
                "2",
                "--cpus",
                "2",
                "--log",
                "session.txt",
                "--dump-to",
                "arena"))
        .as("%s %s", out, err)
        .isEqualTo(ExitCode.PASSED);
    assertThat(err.toString())
        .contains("x86_64 with 2 CPUs", "`quit` ends")
        .doesNotContain("Ctrl-A");
    assertThat(out.toString())
        .contains(
            "halt> atoms\n@0 = 1\n",
            "[the arena of 28 words is in arena]\n",
            "[the arena of 28 words is in arena.2]\n",
            "the scenario's check holds")
        .doesNotContain("dump begin");
    assertThat(Files.readString(directory.resolve("session.txt"))).isEqualTo(out.toString());
    assertThat(atomIn(directory.resolve("arena"))).isEqualTo(1);
    assertThat(atomIn(directory.resolve("arena.2"))).isEqualTo(2);
  }

  /** The integer that is the value of atom 0 in a dumped arena. */
  private static long atomIn(Path file) throws IOException {
    ByteBuffer words = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int table = (int) words.getLong((int) Layout.ATOMS * Long.BYTES);
    return Word.integer(words.getLong(table * Long.BYTES));
  }

  @ParameterizedTest
  @CsvSource({
    "--interactive --json,                 --json does not fit --interactive",
    "--interactive --rounds 5,             --rounds does not fit --interactive",
    "--log x,                              '--log is for --interactive, which was not given'",
    "--dump-to x,                          '--dump-to is for --interactive, which was not given'",
    "--interactive --cpus 1,               --interactive wants --cpus 2 or more",
    "--interactive --log no/such/folder/x, there is no folder",
    "--interactive --dump-to .,            --dump-to wants a file",
    "--interactive --scenario countre,     did you mean counter?",
  })
  void whatDoesNotFitIsRefusedBeforeAnythingIsBuilt(String options, String message) {
    assertThat(run("", ("boot " + options).split(" "))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  /** On a terminal of its own, which script(1) makes. */
  @Test
  void aTerminalIsRawUntilItIsGivenBack() throws IOException, InterruptedException {
    Tool script = new Tool(List.of("script"), "bsdutils");
    Optional<Path> program = script.find();
    assumeTrue(program.isPresent(), () -> "not installed: " + script);
    String java =
        "stty sane; "
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + " -cp "
            + System.getProperty("java.class.path")
            + " '" // a shell reads it, and the name has a dollar sign
            + ShowTerminal.class.getName()
            + "'";
    Process process =
        new ProcessBuilder(program.get().toString(), "-qec", java, "/dev/null")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assumeFalse(
        said.startsWith("script: failed to create pseudo-terminal"),
        "this machine has no pseudo-terminals, such as a chroot without /dev/pts");
    assertThat(code).as(said).isZero();
    List<String> lines = said.lines().toList();
    assertThat(lines).as(said).hasSize(3);
    assertThat(lines.get(0)).contains(" isig ", " icanon ", " echo ", " icrnl ");
    assertThat(lines.get(1)).contains(" -isig ", " -icanon ", " -echo ", " -icrnl ", " opost ");
    assertThat(lines.get(2)).isEqualTo(lines.get(0));
  }

  /** Prints the modes of its terminal: before, while and after it is raw. */
  static final class ShowTerminal {
    private ShowTerminal() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      show();
      RawTerminal raw = RawTerminal.open().orElseThrow();
      show();
      Thread.currentThread().interrupt(); // as somebody does who ends the command
      raw.close();
      Thread.interrupted();
      show();
    }

    private static void show() throws IOException {
      Process process =
          new ProcessBuilder("stty", "-a").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      String modes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println(modes.replaceAll("[\\r\\n]+", " "));
    }
  }
}
