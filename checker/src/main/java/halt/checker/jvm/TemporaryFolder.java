package halt.checker.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where do files go that nobody needs afterwards? They are deleted with the folder. */
public record TemporaryFolder(Path path) implements AutoCloseable {
  /**
   * A new folder.
   *
   * @param prefix what its name begins with
   * @throws IOException if there is no room for it, or no right to it
   */
  public static TemporaryFolder create(String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(prefix));
  }

  /** Deletes what can be deleted; the rest the system clears away in its own time. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException left) {
      // As said.
    }
  }
}
