package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.ir.IrProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What does each construct look like in C? The expected files stand beside their Java source;
 * {@code -Dhalt.golden.refresh=true} writes them anew, to be read as a diff.
 */
class GoldenTest {
  private static final Path GOLDEN =
      Repository.root().resolve("kernel/src/test/resources/halt/kernel/translate/golden");

  @TempDir private Path scratch;

  private static IrProgram program() {
    return RestrictedSources.lift(GOLDEN, RestrictedSources.java(GOLDEN));
  }

  /** The emitted files by the names that they have beside the source. */
  private static SortedMap<String, String> emitted() {
    SortedMap<String, String> files = new TreeMap<>();
    Translator.translate(program(), Translator.Options.PLAIN)
        .forEach((path, text) -> files.put(path.replace("golden/", ""), text));
    files.put(
        "Shapes.lines.c",
        Translator.translate(program(), new Translator.Options(true)).get("golden/Shapes.c"));
    return files;
  }

  @Test
  void everyConstructLooksAsExpected() throws IOException {
    for (Map.Entry<String, String> file : emitted().entrySet()) {
      Path expected = GOLDEN.resolve(file.getKey());
      if (Boolean.getBoolean("halt.golden.refresh")) {
        Files.writeString(expected, file.getValue());
      }
      assertThat(expected).hasContent(file.getValue());
    }
  }

  @Test
  void everyConstructCompilesWithoutWarningAlsoWithLines() {
    HostCompiler compiler = HostCompiler.orSkip();
    for (boolean lines : new boolean[] {false, true}) {
      Path emitted = scratch.resolve("emitted" + lines);
      Translator.write(Translator.translate(program(), new Translator.Options(lines)), emitted);
      List<String> options = new ArrayList<>(HostCompiler.STRICT);
      options.add("-ffreestanding");
      options.add("-I" + Repository.headers());
      options.add("-I" + emitted);
      HostCompiler.Outcome outcome = compiler.compile(HostCompiler.sources(emitted), options);
      assertThat(outcome.status()).as(outcome.output()).isZero();
    }
  }
}
