package halt.checker.cli;

import static halt.checker.verdict.ExitCode.BAD_INPUT;
import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Do arguments end in the right exit code, with a message that helps? */
class RunnerTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
  private final HaltKit haltkit =
      new HaltKit(
          Path.of(System.getProperty("halt.home")),
          Path.of(""),
          console,
          new Interrupts(console, () -> {}),
          Map.of());

  private ExitCode run(String... arguments) {
    return Runner.run(haltkit, arguments);
  }

  /** What is typed comes to its end, and then cannot be closed; or it breaks at once. */
  private ExitCode linearize(InputStream typed) {
    HaltKit typing =
        new HaltKit(
            haltkit.home(), Path.of(""), console, haltkit.interrupts(), Map.of(), typed, false);
    return Runner.run(typing, "linearize", "-");
  }

  private static InputStream notClosed(IOException failure) {
    return new InputStream() {
      @Override
      public int read() {
        return -1;
      }

      @Override
      public void close() throws IOException {
        throw failure;
      }
    };
  }

  @Test
  void aFileThatCannotBeUsedIsTheUsersToMend() {
    assertThat(linearize(notClosed(new NoSuchFileException("gone")))).isEqualTo(BAD_INPUT);
    assertThat(linearize(notClosed(new FileSystemException("f", null, "Read-only file system"))))
        .isEqualTo(BAD_INPUT);
    assertThat(linearize(notClosed(new AccessDeniedException("f")))).isEqualTo(BAD_INPUT);
    assertThat(err.toString().lines())
        .containsExactly(
            "haltkit: there is no file gone",
            "haltkit: f: Read-only file system",
            "haltkit: cannot use f (AccessDeniedException)");
  }

  @Test
  void whatElseCannotBeReadOrWrittenIsOurs() throws IOException {
    assertThat(linearize(notClosed(new IOException("odd")))).isEqualTo(ExitCode.OWN_FAULT);
    Matcher trace = Pattern.compile("stack trace is in (\\S+);").matcher(err.toString());
    assertThat(trace.find()).isTrue();
    Files.delete(Path.of(trace.group(1)));
  }

  @Test
  void aFileThatBreaksFarFromWhoeverAskedForItIsNamedToo() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new UncheckedIOException(new NoSuchFileException("gone"));
          }
        };
    assertThat(linearize(broken)).isEqualTo(BAD_INPUT);
    assertThat(err.toString().lines()).containsExactly("haltkit: there is no file gone");
  }

  @Test
  void whoIsToldToEndBeforeAnythingIsKnownIsUndecided() {
    InputStream never =
        new InputStream() {
          @Override
          public synchronized int read() throws IOException {
            try {
              wait();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }
        };
    haltkit.interrupts().request();
    assertThat(linearize(never)).isEqualTo(ExitCode.UNDECIDED);
    assertThat(err.toString()).contains("stopped before anything was known");
  }

  @Test
  void withoutACommandTheUsageIsAnError() {
    assertThat(run()).isEqualTo(BAD_INPUT);
    assertThat(err.toString()).contains("Usage: haltkit");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpOfACommandGoesWhereResultsGo() {
    assertThat(run("bench", "check", "--help")).isEqualTo(ExitCode.PASSED);
    assertThat(out.toString()).contains("Usage: haltkit bench check");
    assertThat(run("check", "--version")).isEqualTo(ExitCode.PASSED);
    assertThat(out.toString()).contains("haltkit ", "Java ");
  }

  /** Only the one that is asked for is made, under a name of its own. */
  @Test
  void aCommandIsCalledAsItCallsItself() {
    Runner.commands(haltkit)
        .getSubcommands()
        .forEach((name, line) -> assertThat(line.getCommandName()).isEqualTo(name));
    for (String name : Runner.commands(haltkit).getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertThat(run("--json", name, "--help")).isEqualTo(ExitCode.PASSED);
      assertThat(out.toString()).contains("Usage: haltkit " + name);
    }
  }

  @Test
  void aMistypedOptionNamesTheNearest() {
    assertThat(run("check", "--proceses", "3")).isEqualTo(BAD_INPUT);
    assertThat(err.toString()).contains("--proceses", "did you mean --processes?");
  }

  @Test
  void aNumberOutOfRangeSaysWhatIsExpected() {
    assertThat(run("check", "--processes", "0")).isEqualTo(BAD_INPUT);
    assertThat(err.toString()).contains("--processes", "'0' is no whole number from 1 to 256");
  }

  @Test
  void aMissingFileIsBadInput() {
    assertThat(run("translate")).isEqualTo(BAD_INPUT);
    assertThat(err.toString()).contains("--out");
  }

  @Test
  void aFolderWhereAFileIsIsBadInput(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("out"), "a file");

    assertThat(run("translate", "--out", file.toString())).isEqualTo(BAD_INPUT);
    assertThat(err.toString()).contains("--out", file + " cannot be made");

    assertThat(run("translate", "--out", directory.resolve("no/such").toString()))
        .isEqualTo(BAD_INPUT);
    assertThat(err.toString()).contains("there is no folder " + directory.resolve("no"));
    assertThat(directory.resolve("no")).doesNotExist();
  }

  @Test
  void aFaultOfOurOwnLeavesItsStackTraceInAFile() throws IOException {
    HaltKit broken = new HaltKit(null, null, console, new Interrupts(console, () -> {}), Map.of());

    assertThat(Runner.run(broken, "linearize", "history.jsonl")).isEqualTo(ExitCode.OWN_FAULT);
    Matcher place = Pattern.compile("stack trace is in (\\S+);").matcher(err.toString());
    assertThat(place.find()).isTrue();
    Path file = Path.of(place.group(1));
    assertThat(file).content().contains("LinearizeCommand.call");
    Files.delete(file);
  }

  @TestFactory
  Stream<DynamicTest> everyCommandExplainsItselfWithExamples() {
    return leaves(Runner.commands(haltkit)).stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getCommandName(),
                    () -> {
                      String help = command.getUsageMessage();
                      assertThat(help).contains("Examples:", "--help", "--json");
                      String examples = help.substring(help.indexOf("Examples:"));
                      assertThat(examples)
                          .contains(command.getCommandSpec().qualifiedName())
                          .doesNotContain("Exit codes");
                      assertThat(help.lines()).allMatch(line -> line.length() <= 80);
                    }));
  }

  /** The commands that can be run: those without commands of their own. */
  private static Deque<CommandLine> leaves(CommandLine root) {
    Deque<CommandLine> leaves = new ArrayDeque<>();
    Deque<CommandLine> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      CommandLine line = open.remove();
      if (line.getSubcommands().isEmpty()) {
        leaves.add(line);
      }
      open.addAll(line.getSubcommands().values());
    }
    return leaves;
  }
}
