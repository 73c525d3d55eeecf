package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a program found under each of its names, and one that is missing named with its package? */
class ToolTest {
  private static final Tool TOOL = new Tool(List.of("tool-19", "tool"), "tools");

  @TempDir private Path first;
  @TempDir private Path second;

  @Test
  void thePreferredNameWinsOverTheEarlierDirectory() throws IOException {
    program(first.resolve("tool"));
    Path preferred = program(second.resolve("tool-19"));
    assertThat(TOOL.find(List.of(first, second))).contains(preferred);
  }

  @Test
  void takesTheOtherNameIfItMust() throws IOException {
    Path other = program(second.resolve("tool"));
    assertThat(TOOL.find(List.of(first, second))).contains(other);
  }

  @Test
  void aFileThatCannotRunAndADirectoryAreNoPrograms() throws IOException {
    Files.createFile(first.resolve("tool-19"));
    Files.createDirectory(second.resolve("tool-19"));
    assertThat(TOOL.find(List.of(first, second))).isEmpty();
    assertThat(TOOL).hasToString("tool-19 (Debian package tools)");
  }

  private static Path program(Path file) throws IOException {
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
