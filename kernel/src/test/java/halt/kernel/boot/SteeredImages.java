package halt.kernel.boot;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What do tests of other packages need that debug an image? */
public record SteeredImages(Target target, Path emulator) {
  /** One for each target of the repository. */
  public static Stream<SteeredImages> targets() throws IOException {
    return Booting.targets()
        .map(
            machine -> {
              machine.toolchain(); // or the test is skipped
              return new SteeredImages(
                  machine.target(), machine.target().emulator().find().orElseThrow());
            });
  }

  /** Builds into a directory that all tests share. */
  public Path image() throws InterruptedException {
    ImageBuilder.Result result =
        Booting.on(target.name())
            .builder()
            .build(
                Booting.EMITTED, Booting.MADE.resolve(target.name() + "-steered"), Flavour.STEERED);
    return result instanceof ImageBuilder.Image image ? image.file() : fail(result.toString());
  }

  @Override
  public String toString() {
    return target.name();
  }
}
