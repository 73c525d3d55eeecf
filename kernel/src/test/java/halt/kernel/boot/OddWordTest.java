package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What does the machine say of a core that shows words that are no values? */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class OddWordTest {
  @Parameter private Booting machine;
  @TempDir private Path directory;

  /** A header is such a word, and it is also how the history's tape begins a tuple. */
  @Test
  void aHeaderThatIsShownAsAValueIsPrintedAsWhatItIs() throws IOException, InterruptedException {
    ImageBuilder builder = machine.builder();
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path atom = emitted.resolve("atom/Atom.h");
    String right = "return Arena_getVolatile(arena, atom);";
    assertThat(Files.readString(atom)).contains(right);
    Files.writeString(
        atom, Files.readString(atom).replace(right, "(void)arena; (void)atom; return 0x20e;"));

    ImageBuilder.Image image =
        (ImageBuilder.Image) builder.build(emitted, directory.resolve("out"));
    Boot boot = Boot.of(1).with("scenario", "reset-deref");
    Qemu.Result result = new Qemu(machine.target()).run(image.file(), boot, line -> {});
    BootLog log = Booting.logOf(result);
    assertThat(log.initial()).containsExactly("?no-value:20e");
    assertThat(log.outcomes().get(0).atoms()).containsExactly("?no-value:20e");
  }
}
