package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void theImageIsTheSameWhereverItIsBuilt() throws IOException, InterruptedException {
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path elsewhere = image(emitted, directory.resolve("there/and/deeper")).file();
    assertThat(Files.mismatch(Booting.image(), elsewhere)).isEqualTo(-1);
  }

  /** One story, because each chapter needs the build that the one before has left. */
  @Test
  void compilesWhatHasChangedAndNothingElse() throws IOException, InterruptedException {
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path into = directory.resolve("out");
    ImageBuilder.Image first = image(emitted, into);
    byte[] bytes = Files.readAllBytes(first.file());
    assertThat(image(emitted, into).compiled()).isZero();

    Path source = emitted.resolve("scenario/Scenarios.c");
    Files.writeString(source, Files.readString(source) + "\nint halt_test_addition = 1;\n");
    assertThat(image(emitted, into).compiled()).isEqualTo(1);
    assertThat(Files.readAllBytes(first.file())).isNotEqualTo(bytes);

    Path broken = emitted.resolve("core/Broken.c");
    Files.writeString(broken, "int broken(void) { return missing; }\n");
    assertThat(failure(emitted, into).step()).startsWith("compile ").endsWith("Broken.c");
    assertThat(failure(emitted, into).text()).contains("undeclared identifier 'missing'");
    Files.writeString(broken, "int sloppy(long word) { return word; }\n");
    assertThat(failure(emitted, into).text()).contains("loses integer precision");
    Files.delete(broken);

    Path header = emitted.resolve("core/Word.h");
    Files.writeString(header, Files.readString(header) + "\n/* changed */\n");
    assertThat(image(emitted, into).compiled()).isEqualTo(first.compiled());
  }

  private ImageBuilder.Image image(Path emitted, Path into) throws InterruptedException {
    ImageBuilder.Result result = builder.build(emitted, into);
    assertThat(result).isInstanceOf(ImageBuilder.Image.class);
    return (ImageBuilder.Image) result;
  }

  private ImageBuilder.Failed failure(Path emitted, Path into) throws InterruptedException {
    ImageBuilder.Result result = builder.build(emitted, into);
    assertThat(result).isInstanceOf(ImageBuilder.Failed.class);
    return (ImageBuilder.Failed) result;
  }
}
