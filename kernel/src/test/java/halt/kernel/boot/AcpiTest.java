package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.kernel.translate.HostCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Are ACPI's tables read as they were written, and damaged ones never beyond what is mapped? */
class AcpiTest {
  private static final String DAMAGED_TABLES = "100000";

  @TempDir private Path directory;

  @Test
  void noDamageLeadsTheReaderAstray() {
    String host = System.getProperty("os.arch");
    assumeTrue(host.equals("amd64"), "the reader asks an x86_64 CPU for its number; this: " + host);
    Path target = Booting.HOME.resolve("arch-x86_64");
    List<String> options = new ArrayList<>(HostCompiler.STRICT);
    options.addAll(List.of("-g", "-O1", "-I" + target));
    options.add("-I" + Booting.HOME.resolve("kernel/include"));
    Path program =
        HostCompiler.orSkip()
            .build(
                directory.resolve("fuzz"),
                List.of(
                    Booting.HOME.resolve("kernel/src/test/c/acpi_fuzz.c"),
                    target.resolve("acpi.c")),
                options);
    HostCompiler.Outcome outcome =
        HostCompiler.execute(List.of(program.toString(), DAMAGED_TABLES), Optional.empty());
    assertThat(outcome.output())
        .isEqualTo(DAMAGED_TABLES + " damaged tables, some accepted: yes\n");
    assertThat(outcome.status()).isZero();
  }
}
