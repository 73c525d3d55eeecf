package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is an image built once, from what the sources say now, the same everywhere? */
@Tag("boot")
class ImageBuilderTest {
  @TempDir private Path directory;
  private ImageBuilder builder;

  @BeforeEach
  void toolsAreHere() {
    builder = new ImageBuilder(Booting.HOME, Booting.target(), Booting.toolchain());
  }

  @Test
  void compilesOnlyWhatHasChanged() throws IOException, InterruptedException {
    Path emitted = copyOfEmitted();
    ImageBuilder.Image first = image(emitted, directory.resolve("out"));
    byte[] bytes = Files.readAllBytes(first.file());
    assertThat(first.compiled()).isGreaterThan(10);
    assertThat(image(emitted, directory.resolve("out")).compiled()).isZero();

    Path source = emitted.resolve("scenario/Scenarios.c");
    Files.writeString(source, Files.readString(source) + "\nint halt_test_addition = 1;\n");
    assertThat(image(emitted, directory.resolve("out")).compiled()).isEqualTo(1);
    assertThat(Files.readAllBytes(first.file())).isNotEqualTo(bytes);
  }

  @Test
  void aChangedHeaderCompilesEverythingAgain() throws IOException, InterruptedException {
    Path emitted = copyOfEmitted();
    int all = image(emitted, directory.resolve("out")).compiled();
    Path header = emitted.resolve("core/Word.h");
    Files.writeString(header, Files.readString(header) + "\n/* changed */\n");
    assertThat(image(emitted, directory.resolve("out")).compiled()).isEqualTo(all);
  }

  @Test
  void theImageIsTheSameWhereverItIsBuilt() throws IOException, InterruptedException {
    Path here = image(Booting.EMITTED, directory.resolve("here")).file();
    Path there = image(copyOfEmitted(), directory.resolve("there/and/deeper")).file();
    assertThat(Files.mismatch(here, there)).isEqualTo(-1);
  }

  @Test
  void aSourceThatDoesNotCompileIsReportedInTheCompilersWords()
      throws IOException, InterruptedException {
    Path emitted = copyOfEmitted();
    Files.writeString(emitted.resolve("core/Broken.c"), "int broken(void) { return missing; }\n");
    ImageBuilder.Result result = builder.build(emitted, directory.resolve("out"));
    assertThat(result).isInstanceOf(ImageBuilder.Failed.class);
    ImageBuilder.Failed failed = (ImageBuilder.Failed) result;
    assertThat(failed.step()).startsWith("compile ").endsWith("Broken.c");
    assertThat(failed.text()).contains("undeclared identifier 'missing'");
  }

  @Test
  void aWarningIsAnError() throws IOException, InterruptedException {
    Path emitted = copyOfEmitted();
    Files.writeString(
        emitted.resolve("core/Sloppy.c"),
        "int sloppy(long word);\nint sloppy(long word) {" + " return word; }\n");
    ImageBuilder.Result result = builder.build(emitted, directory.resolve("out"));
    assertThat(result).isInstanceOf(ImageBuilder.Failed.class);
    assertThat(((ImageBuilder.Failed) result).text()).contains("loses integer precision");
  }

  private ImageBuilder.Image image(Path emitted, Path into) throws InterruptedException {
    ImageBuilder.Result result = builder.build(emitted, into);
    assertThat(result).isInstanceOf(ImageBuilder.Image.class);
    return (ImageBuilder.Image) result;
  }

  private Path copyOfEmitted() throws IOException {
    Path copy = directory.resolve("emitted");
    try (Stream<Path> files = Files.walk(Booting.EMITTED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(Booting.EMITTED.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return copy;
  }
}
