package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.kernel.disk.DiskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What does every test need that boots a target? The tools, or the reason to skip; and the image.
 */
record Booting(Target target) {
  static final Path HOME = Path.of(System.getProperty("halt.home", ".."));
  static final Path EMITTED = HOME.resolve("kernel/emitted");

  /** What the kernel on {@link #disk()} does. */
  static final List<String> ON_DISK = List.of("scenario=counter", "rounds=3");

  /** Where images are built that all tests of one JVM share. */
  static final Path MADE = Path.of(System.getProperty("halt.made", "target/made"));

  private static final Map<String, Path> DISKS = new ConcurrentHashMap<>();

  /** Every target of the repository: who adds one has its tests. */
  static Stream<Booting> targets() throws IOException {
    return Target.names(HOME).stream().map(Booting::on);
  }

  /** The target of this name. */
  static Booting on(String name) {
    if (Target.read(HOME, name) instanceof Target.Read read) {
      return new Booting(read.target());
    }
    return fail(Target.read(HOME, name).toString());
  }

  /** Skips the test, with the names of what is missing, unless everything is installed. */
  Toolchain toolchain() {
    List<Tool> missing = Toolchain.missingFor(target);
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    return ((Toolchain.Found) Toolchain.find()).toolchain();
  }

  ImageBuilder builder() {
    return new ImageBuilder(HOME, target, toolchain());
  }

  /** Builds into a directory that all tests share, so only the first one compiles. */
  Path image() throws InterruptedException {
    Path directory = MADE.resolve(target.name());
    ImageBuilder.Result result = builder().build(EMITTED, directory);
    return result instanceof ImageBuilder.Image image ? image.file() : fail(result.toString());
  }

  Qemu.Result run(Boot boot) throws InterruptedException {
    return new Qemu(target).run(image(), boot, line -> {});
  }

  /**
   * A disk that runs the counter three times; made once, and not to be changed. Skips the test
   * where its tools or the firmware are not installed.
   */
  Path disk() throws InterruptedException {
    Path made = DISKS.get(target.name());
    if (made == null) {
      made = disk(MADE.resolve(target.name()).resolve("halt, on disk.img"), ON_DISK);
      DISKS.put(target.name(), made);
    }
    return made;
  }

  /** A disk with other arguments, at another place. */
  Path disk(Path file, List<String> arguments) throws InterruptedException {
    Optional<Tool> firmware = target.uefi().orElseThrow().missingFirmware();
    assumeTrue(firmware.isEmpty(), () -> "not installed: " + firmware);
    Path kernel = image();
    DiskBuilder.Result result =
        new DiskBuilder(HOME, target).build(kernel, arguments, kernel.resolveSibling("disk"), file);
    if (result instanceof DiskBuilder.NotInstalled missing) {
      assumeTrue(false, "not installed: " + missing.tools());
    }
    assertThat(result).isEqualTo(new DiskBuilder.Built(file));
    return file;
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

  /** The name of the test. */
  @Override
  public String toString() {
    return target.name();
  }
}
