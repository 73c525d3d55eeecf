package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import halt.kernel.translate.HostCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the monitor understand what is typed, and survive whatever else comes over the line? */
class MonitorInputTest {
  private static final String RANDOM_LINES = "50000";

  @TempDir private Path directory;

  @Test
  void noBytesLeadTheMonitorAstray() {
    Path kernel = Booting.HOME.resolve("kernel/src/main/c");
    List<String> options = new ArrayList<>(HostCompiler.STRICT);
    options.addAll(HostCompiler.SANITIZED);
    options.add("-I" + kernel);
    Path program =
        HostCompiler.withSanitizersOrSkip()
            .build(
                directory.resolve("fuzz"),
                List.of(
                    Booting.HOME.resolve("kernel/src/test/c/monitor_fuzz.c"),
                    kernel.resolve("monitor/line.c"),
                    kernel.resolve("monitor/command.c")),
                options);
    HostCompiler.Outcome outcome =
        HostCompiler.execute(List.of(program.toString(), RANDOM_LINES), Optional.empty());
    assertThat(outcome.output()).isEqualTo(RANDOM_LINES + " random lines\n");
    assertThat(outcome.status()).isZero();
  }
}
