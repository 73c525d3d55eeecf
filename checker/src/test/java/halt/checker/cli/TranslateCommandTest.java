package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import halt.model.lift.HaltSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code haltkit translate} write, compare and refuse? On a copy of the core's sources. */
class TranslateCommandTest {
  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private ExitCode run(String... arguments) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    return Runner.run(
        new HaltKit(home, home, console, new Interrupts(console, () -> {}), Map.of()), arguments);
  }

  @BeforeEach
  void copySources() throws IOException {
    Path repository = Path.of(System.getProperty("halt.home"));
    for (Path source : HaltSources.coreAndScenarios(repository)) {
      Path copy = home.resolve(repository.relativize(source));
      Files.createDirectories(copy.getParent());
      Files.copy(source, copy);
    }
  }

  @Test
  void whatItWritesIsUpToDateUntilItIsChanged() throws IOException {
    Files.createDirectory(home.resolve("kernel"));
    assertThat(run("translate", "--check")).isEqualTo(ExitCode.FAILED);
    assertThat(run("translate", "--out", "kernel/emitted")).isEqualTo(ExitCode.PASSED);
    assertThat(run("translate", "--check")).isEqualTo(ExitCode.PASSED);

    Files.writeString(home.resolve("kernel/emitted/atom/Atom.c"), "/* changed by hand */\n");
    Files.writeString(home.resolve("kernel/emitted/core/Gone.c"), "/* has no source */\n");
    out.getBuffer().setLength(0);
    assertThat(run("translate", "--check")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString())
        .contains("differs: kernel/emitted/atom/Atom.c", "differs: kernel/emitted/core/Gone.c")
        .doesNotContain("Heap.c");
  }

  @Test
  void brokenRestrictedJavaIsBadInputWithEveryBreach() throws IOException {
    Files.writeString(
        home.resolve("core/src/main/java/halt/core/Broken.java"),
        """
        package halt.core;

        final class Broken {
          private Broken() {}

          static int first() {
            return new int[1].length;
          }

          static double second() {
            return 0.5;
          }
        }
        """);

    assertThat(run("translate", "--out", "emitted")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("Broken.java:7:", "Broken.java:10:", "fix:", "docs/rules/HR");
    assertThat(home.resolve("emitted")).doesNotExist();
  }
}
