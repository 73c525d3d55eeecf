package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Is the checked-in C of the core and the scenarios what the translator makes of them, and does it
 * compile without a warning for a machine without an operating system?
 */
class EmittedCoreTest {
  private static final Path EMITTED = Repository.root().resolve("kernel/emitted");
  private static final String REFRESH = "./haltkit translate --out kernel/emitted";

  @Test
  void checkedInFilesAreUpToDate() throws IOException {
    SortedMap<String, String> expected =
        Translator.translate(RestrictedSources.core(), Translator.Options.PLAIN);
    if (Boolean.getBoolean("halt.golden.refresh")) {
      Translator.write(expected, EMITTED);
    }
    SortedMap<String, String> checkedIn = new TreeMap<>();
    try (Stream<Path> files = Files.walk(EMITTED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        checkedIn.put(EMITTED.relativize(file).toString(), Files.readString(file));
      }
    }
    SortedSet<String> stale = new TreeSet<>(expected.keySet());
    stale.addAll(checkedIn.keySet());
    stale.removeIf(path -> Objects.equals(expected.get(path), checkedIn.get(path)));
    assertThat(stale).as("stale files under kernel/emitted; refresh by: %s", REFRESH).isEmpty();
  }

  @Test
  void compilesFreestandingWithoutWarning() {
    HostCompiler compiler = HostCompiler.orSkip();
    List<String> options = new ArrayList<>(HostCompiler.STRICT);
    options.addAll(List.of("-ffreestanding", "-O2", "-I" + Repository.headers(), "-I" + EMITTED));
    HostCompiler.Outcome outcome = compiler.compile(HostCompiler.sources(EMITTED), options);
    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
