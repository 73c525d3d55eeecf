package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import halt.kernel.translate.HostCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a device tree read as it was written, and a damaged one never beyond its end? */
class DeviceTreeTest {
  private static final String DAMAGED_TREES = "200000";

  @TempDir private Path directory;

  @Test
  void noDamageLeadsTheReaderAstray() {
    Path target = Booting.HOME.resolve("arch-arm64");
    List<String> options = new ArrayList<>(HostCompiler.STRICT);
    options.addAll(HostCompiler.SANITIZED);
    options.add("-I" + target);
    Path program =
        HostCompiler.withSanitizersOrSkip()
            .build(
                directory.resolve("fuzz"),
                List.of(
                    Booting.HOME.resolve("kernel/src/test/c/fdt_fuzz.c"), target.resolve("fdt.c")),
                options);
    HostCompiler.Outcome outcome =
        HostCompiler.execute(List.of(program.toString(), DAMAGED_TREES), Optional.empty());
    assertThat(outcome.output()).isEqualTo(DAMAGED_TREES + " damaged trees\n");
    assertThat(outcome.status()).isZero();
  }
}
