package halt.kernel.boot;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;

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
}
