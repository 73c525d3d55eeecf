package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is an image built once, from what the sources say now, the same everywhere? */
@Tag("boot")
class ImageBuilderTest {
  /** How it is known what has changed is the same for every target, so one will do. */
  private static final String ONE_TARGET = "x86_64";

  @TempDir private Path directory;
  private ImageBuilder builder;

  @ParameterizedTest
  @MethodSource("halt.kernel.boot.Booting#targets")
  void theImageIsTheSameWhereverItIsBuilt(Booting machine)
      throws IOException, InterruptedException {
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    builder = machine.builder();
    Path elsewhere = image(emitted, directory.resolve("there/and/deeper")).file();
    assertThat(Files.mismatch(machine.image(), elsewhere)).isEqualTo(-1);
  }

  /** One story, because each chapter needs the build that the one before has left. */
  @Test
  void compilesWhatHasChangedAndNothingElse() throws IOException, InterruptedException {
    builder = Booting.on(ONE_TARGET).builder();
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

    Path header = emitted.resolve("value/Word.h");
    Files.writeString(header, Files.readString(header) + "\n/* changed */\n");
    assertThat(image(emitted, into).compiled()).isEqualTo(first.compiled());
  }

  /** The compiler is a script here: another one under the same name, and one that is killed. */
  @Test
  void trustsNothingThatAnotherCompilerOrABrokenBuildHasLeft()
      throws IOException, InterruptedException {
    Booting machine = Booting.on(ONE_TARGET);
    Toolchain real = machine.toolchain();
    Path clang = directory.resolve("clang");
    Path killed = directory.resolve("killed");
    script(clang, "'" + real.clang() + "' \"$@\" && test ! -e '" + killed + "'");
    builder =
        new ImageBuilder(
            Booting.HOME, machine.target(), new Toolchain(clang, real.linker(), real.nm()));
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path into = directory.resolve("out");
    ImageBuilder.Image first = image(emitted, into);
    byte[] bytes = Files.readAllBytes(first.file());

    Path source = emitted.resolve("scenario/Scenarios.c");
    String text = Files.readString(source);
    Files.createFile(killed);
    Files.writeString(source, text + "\nint halt_test_addition = 1;\n");
    assertThat(failure(emitted, into).step()).endsWith("Scenarios.c");
    Files.delete(killed);
    Files.writeString(source, text);
    assertThat(image(emitted, into).compiled()).isEqualTo(1);
    assertThat(Files.readAllBytes(first.file())).isEqualTo(bytes);

    script(clang, "# another version\nexec '" + real.clang() + "' \"$@\"");
    assertThat(image(emitted, into).compiled()).isEqualTo(first.compiled());

    script(clang, "echo 'error: cannot write: No space left on device'; exit 1");
    assertThat(hindered(emitted, into).problem()).contains(".c:\n", "No space left");
    script(clang, "kill -KILL $$");
    assertThat(hindered(emitted, into).problem()).contains(".c:\n", "exited 137");
  }

  /** A neighbour's objects are taken over where the inputs are the same, and only there. */
  @Test
  void imagesThatDifferInOneMethodShareTheRest() throws IOException, InterruptedException {
    builder = Booting.on(ONE_TARGET).builder();
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path first = directory.resolve("first");
    int all = image(emitted, first).compiled();

    Path other = Booting.copyOfEmitted(directory.resolve("other"));
    Path source = other.resolve("atom/Atom.c");
    Files.writeString(source, Files.readString(source) + "\nint halt_test_addition = 1;\n");
    assertThat(image(other, directory.resolve("second")).compiled()).isEqualTo(1);
    assertThat(image(other, directory.resolve("third")).compiled()).isZero();

    Files.writeString(first.resolve("objects/emitted_collect_Heap.c.o.key"), "of something else");
    Path fourth = directory.resolve("fourth");
    for (String each : List.of("second", "third")) {
      Files.delete(directory.resolve(each).resolve("objects/emitted_collect_Heap.c.o.key"));
    }
    assertThat(image(emitted, fourth).compiled()).isEqualTo(1);

    ImageBuilder.Result bare = builder.build(emitted, directory.resolve("bare"), Flavour.BARE);
    assertThat(bare).isInstanceOf(ImageBuilder.Image.class);
    assertThat(((ImageBuilder.Image) bare).compiled()).isEqualTo(all);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private ImageBuilder.Image image(Path emitted, Path into) throws InterruptedException {
    ImageBuilder.Result result = builder.build(emitted, into);
    assertThat(result).isInstanceOf(ImageBuilder.Image.class);
    return (ImageBuilder.Image) result;
  }

  private ImageBuilder.Hindered hindered(Path emitted, Path into) throws InterruptedException {
    ImageBuilder.Result result = builder.build(emitted, into);
    assertThat(result).isInstanceOf(ImageBuilder.Hindered.class);
    return (ImageBuilder.Hindered) result;
  }

  private ImageBuilder.Failed failure(Path emitted, Path into) throws InterruptedException {
    ImageBuilder.Result result = builder.build(emitted, into);
    assertThat(result).isInstanceOf(ImageBuilder.Failed.class);
    return (ImageBuilder.Failed) result;
  }
}
