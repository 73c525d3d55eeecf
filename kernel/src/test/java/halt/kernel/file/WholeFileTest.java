package halt.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a file appear whole or not at all, and where it should? */
class WholeFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesWhatIsThereAndIsForEverybody() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a longer text that was there before");
    WholeFile.write(file, "é");
    assertThat(file).hasBinaryContent("é".getBytes(StandardCharsets.UTF_8));
    Path plain = Files.writeString(folder.resolve("plain"), "");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    assertThat(names()).containsExactly("file", "plain");
  }

  @Test
  void whereTheRoomEndsTheOldOneStaysAndTheFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": cannot be written: No space left on device");
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("absent/file");
    assertThatThrownBy(() -> WholeFile.write(file, ""))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": cannot be written: there is no folder " + folder.resolve("absent"));
    assertThatThrownBy(() -> WholeFile.write(folder, ""))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": it is a folder");
  }

  /** Somebody else has put a link where they knew that we would write. */
  @Test
  void aLinkOfThatNameIsNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "not ours");
    Path file = Files.createSymbolicLink(folder.resolve("file"), victim);
    WholeFile.write(file, "ours");
    assertThat(victim).hasContent("not ours");
    assertThat(file).hasContent("ours").matches(path -> !Files.isSymbolicLink(path));

    Files.delete(file);
    Files.createSymbolicLink(file, victim);
    try (OutputStream out = WholeFile.grow(file)) {
      out.write('o');
      out.flush();
      assertThat(file).hasContent("o");
    }
    assertThat(victim).hasContent("not ours");
    assertThat(names()).containsExactly("file", "victim");
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() throws IOException {
    Path file = folder.resolve("file");
    Thread.currentThread().interrupt();
    try {
      WholeFile.write(file, "text");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasContent("text");
  }

  @Test
  void aCopyHasTheSameBytes() throws IOException {
    byte[] bytes = new byte[(1 << 16) * 4 + 100];
    Arrays.fill(bytes, 1 << 16, (1 << 16) + 7, (byte) 7);
    bytes[(1 << 16) * 2 + 5] = 1;
    Path from = Files.write(folder.resolve("from"), bytes);
    WholeFile.copy(from, folder.resolve("to"));
    assertThat(folder.resolve("to")).hasBinaryContent(bytes);
  }
}
