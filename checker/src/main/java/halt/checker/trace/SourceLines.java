package halt.checker.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What does a source line say? Reads each file once; a line that is not there is empty. */
public final class SourceLines {
  private final Path root;
  private final Map<String, List<String>> files = new ConcurrentHashMap<>();

  /**
   * Lines of the files below a root.
   *
   * @param root what relative paths are relative to
   */
  public SourceLines(Path root) {
    this.root = root;
  }

  /** The line of that number, from 1, without the space around it. */
  public String line(String file, int line) {
    List<String> lines = files.computeIfAbsent(file, this::read);
    return line >= 1 && line <= lines.size() ? lines.get(line - 1).trim() : "";
  }

  private List<String> read(String file) {
    try {
      // A file that is not below the root is named as the user named it.
      Path below = root.resolve(file);
      return Files.readAllLines(Files.exists(below) ? below : Path.of(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
