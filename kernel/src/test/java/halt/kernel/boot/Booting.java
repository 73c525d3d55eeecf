package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What does every test need that boots? The tools, or the reason to skip; and the image. */
final class Booting {
  static final Path HOME = Path.of(System.getProperty("halt.home", ".."));
  static final Path EMITTED = HOME.resolve("kernel/emitted");

  private Booting() {}

  static Target target() {
    if (Target.read(HOME, "x86_64") instanceof Target.Read read) {
      return read.target();
    }
    return fail(Target.read(HOME, "x86_64").toString());
  }

  /** Skips the test, with the names of what is missing, unless everything is installed. */
  static Toolchain toolchain() {
    List<Tool> missing = Toolchain.missingFor(target());
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    return ((Toolchain.Found) Toolchain.find()).toolchain();
  }

  /** Builds into a directory that all tests share, so only the first one compiles. */
  static Path image() throws InterruptedException {
    ImageBuilder builder = new ImageBuilder(HOME, target(), toolchain());
    ImageBuilder.Result result = builder.build(EMITTED, Path.of("target", "boot-test"));
    return result instanceof ImageBuilder.Image image ? image.file() : fail(result.toString());
  }

  static Qemu.Result run(Boot boot) throws InterruptedException {
    return new Qemu(target()).run(image(), boot, line -> {});
  }

  /** The log of a boot that reached its end. */
  static BootLog logOf(Qemu.Result result) {
    assertThat(result).isInstanceOf(Qemu.Exited.class);
    BootLog.Reading reading = BootLog.read(((Qemu.Exited) result).lines());
    assertThat(reading).isInstanceOf(BootLog.Read.class);
    return ((BootLog.Read) reading).log();
  }

  /** The emitted C in another place, where a test may change it. */
  static Path copyOfEmitted(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(EMITTED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(EMITTED.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return copy;
  }
}
