package halt.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** It cannot be watched here who may not write: a test may run as root, who always may. */
  @ParameterizedTest
  @MethodSource
  void saysInWordsWhyItFailed(Exception failure, String why) {
    Path file = folder.resolve("file");
    WholeFile.Content failing =
        out -> {
          if (failure instanceof UncheckedIOException unchecked) {
            throw unchecked;
          }
          throw (IOException) failure;
        };
    assertThatThrownBy(() -> WholeFile.write(file, failing))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": cannot be written: " + why.replace("FOLDER", folder.toString()));
  }

  static Stream<Arguments> saysInWordsWhyItFailed() {
    return Stream.of(
        arguments(new AccessDeniedException("part"), "no right to write to FOLDER"),
        arguments(new FileSystemException("part", null, "File too large"), "File too large"),
        arguments(new UncheckedIOException(new IOException("No space left")), "No space left"));
  }

  /** Until it is whole, {@code ls} shows the old one only. */
  @Test
  void whatIsBeingWrittenIsHidden() throws IOException {
    WholeFile.write(
        folder.resolve("file"),
        out -> assertThat(names()).hasSize(1).allMatch(name -> name.startsWith(".haltkit-")));
    assertThat(names()).containsExactly("file");
  }

  @Test
  void whatAKilledOneHasLeftInTheFolderGoes() throws IOException {
    Files.createDirectories(folder.resolve(".haltkit-1/part"));
    WholeFile.write(folder.resolve("file"), "");
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
    bytes[(1 << 16) * 2] = 1; // alone in its block, and first
    bytes[(1 << 16) * 4 - 1] = 1; // and last
    Path from = Files.write(folder.resolve("from"), bytes);
    WholeFile.copy(from, folder.resolve("to"));
    assertThat(folder.resolve("to")).hasBinaryContent(bytes);
  }

  /** A disk is mostly empty. */
  @Test
  void whatIsZeroTakesNoRoomInACopy() throws IOException, InterruptedException {
    Path from = folder.resolve("from");
    try (RandomAccessFile sparse = new RandomAccessFile(from.toFile(), "rw")) {
      sparse.setLength(8 << 20);
    }
    Path to = folder.resolve("to");
    WholeFile.copy(from, to);
    assertThat(to).hasSize(8 << 20);
    Process stat = new ProcessBuilder("stat", "-c", "%b", to.toString()).start();
    String blocks = new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(stat.waitFor()).isZero();
    assertThat(Long.parseLong(blocks.strip()) * 512).isLessThan(1 << 20);
  }
}
