package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.Programs;
import halt.checker.verdict.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What does a shell see of a whole process? Above all where its output goes nowhere, where there is
 * no room for files, and when it is killed.
 */
class MainTest {
  @TempDir private Path directory;

  record Ended(int code, String err) {}

  /** Starts a script of the shell in which {@code "$@"} is haltkit without its arguments. */
  private Process start(String script) throws IOException {
    return start(script, System.getProperty("java.class.path"));
  }

  private Process start(String script, String classPath) throws IOException {
    return new ProcessBuilder(
            "/bin/sh",
            "-c",
            script,
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData", // it goes to a file
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
            "-Dhalt.home=" + Programs.HOME,
            "-cp",
            classPath,
            Main.class.getName())
        .directory(directory.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private Ended run(String script) throws IOException, InterruptedException {
    return ended(start(script));
  }

  private static Ended ended(Process process) throws IOException, InterruptedException {
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "check --help", "--version", "linearize --json history.jsonl"})
  void aResultThatCannotBeWrittenIsNoSuccess(String arguments) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    Files.copy(
        Programs.HOME.resolve("docs/example-history.jsonl"), directory.resolve("history.jsonl"));
    Ended ended = run("exec \"$@\" " + arguments + " > /dev/full");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines())
        .containsExactly("haltkit: standard output cannot be written: No space left on device");
  }

  private static final String COMMAND_BREAKS =
      """
      package halt.checker.cli;

      final class Runner {
        static halt.checker.verdict.ExitCode run(HaltKit haltkit, String... arguments) {
          throw new IllegalStateException("broken");
        }
      }
      """;

  /** Where nobody waits for a thread, nobody would hear of its end; and the command passes. */
  private static final String THREAD_BREAKS =
      """
      package halt.checker.cli;

      final class Version implements picocli.CommandLine.IVersionProvider {
        public String[] getVersion() throws InterruptedException {
          Thread thread = new Thread(() -> { throw new IllegalStateException("broken"); });
          thread.start();
          thread.join();
          return new String[] {"haltkit"};
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {COMMAND_BREAKS, THREAD_BREAKS})
  void whatBreaksEndsTheCommandAsOurOwnFault(String brokenClass) throws Exception {
    Path source = Files.writeString(directory.resolve("Broken.java"), brokenClass);
    Path classes = directory.resolve("classes");
    String path = System.getProperty("java.class.path");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", path, "-d", classes.toString(), source.toString()))
        .isZero();
    Ended ended = ended(start("exec \"$@\" --version", classes + File.pathSeparator + path));
    assertThat(ended.code()).isEqualTo(ExitCode.OWN_FAULT.code());
    assertThat(ended.err())
        .contains("a fault of haltkit itself: java.lang.IllegalStateException: broken");
  }

  /** The reader has gone for sure when haltkit begins. */
  @Test
  void whoClosesAPipeHasReadEnough() throws Exception {
    Ended ended =
        run(
            "mkfifo go; { read -r go < go; \"$@\" --help; echo $? > code; }"
                + " | { exec 0<&-; echo > go; }");
    assertThat(directory.resolve("code")).hasContent("141");
    assertThat(ended.err()).isEmpty();
  }

  /** A limit of the size of files stands for a full disk. */
  @Test
  void aFailureThatWasFoundIsOneWithoutRoomForItsTraceAndWithNobodyToTellIt() throws Exception {
    String check = "exec \"$@\" check --bug lost-update --trace found.json";
    Ended noRoom = run("ulimit -f 0; " + check);
    assertThat(noRoom.code()).as(noRoom.err()).isEqualTo(1);
    assertThat(noRoom.err())
        .contains("the failure has no trace to replay: found.json: cannot be written: ");
    assertThat(directory.resolve("found.json")).doesNotExist();

    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    Ended notTold = run(check + " > /dev/full");
    assertThat(notTold.code()).isEqualTo(1);
    assertThat(notTold.err()).contains("standard output cannot be written");
    assertThat(directory.resolve("found.json")).isNotEmptyFile();
  }

  @Test
  void whatCannotBeWrittenIsBadInputAndNamed() throws Exception {
    Ended ended = run("ulimit -f 8; exec \"$@\" translate --out c");
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).containsPattern("haltkit: c/\\S+\\.[ch]: cannot be written: ");
  }

  @Test
  void whatAKilledOneHasLeftTheNextTakesAway() throws Exception {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Process killed = start("exec \"$@\" check counter --engine lincheck -p 3 -o 3");
    List<ProcessHandle> children;
    do {
      assertThat(killed.isAlive()).isTrue();
      Thread.sleep(20);
      children = killed.descendants().toList();
    } while (children.isEmpty());
    killed.destroyForcibly().waitFor();
    children.forEach(child -> child.onExit().join()); // hangs if it was left behind
    assertThat(list(temporary)).isNotEmpty();

    assertThat(run("exec \"$@\" linearize absent").code()).isEqualTo(2);
    assertThat(list(temporary)).isEmpty();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
