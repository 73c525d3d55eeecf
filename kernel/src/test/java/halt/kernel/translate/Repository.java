package halt.kernel.translate;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where are the sources that the tests read? */
final class Repository {
  private Repository() {}

  /** The directory with all modules in it. */
  static Path root() {
    String home = System.getProperty("halt.home");
    Path directory = Path.of(home == null ? "" : home).toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("kernel/include/halt"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  static Path headers() {
    return root().resolve("kernel/include");
  }
}
