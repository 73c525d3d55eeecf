package halt.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is what the machine did told from what a program was given, and in words? */
class HostTroubleTest {
  @Test
  void isTheMachineWhereNothingCouldBeWrittenOrItWasKilled() {
    String full = "LLVM ERROR: IO failure on output stream: No space left on device";
    assertThat(HostTrouble.is(1, full)).isTrue();
    assertThat(HostTrouble.is(1, "error: use of undeclared identifier 'x'")).isFalse();
  }

  /** 128 itself is of no signal: a program may end with it. */
  @Test
  void wasKilledFromTheFirstSignalOn() {
    assertThat(HostTrouble.is(128, "")).isFalse();
    assertThat(HostTrouble.is(129, "")).isTrue();
    assertThat(HostTrouble.is(137, "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "Read-only file system",
        "Permission denied",
        "Input/output error",
        "File too large",
        "Too many open files",
        "Cannot allocate memory"
      })
  void isTheMachineInEachOfTheseWords(String words) {
    assertThat(HostTrouble.is(1, "ld.lld-19: error: failed to write output: " + words)).isTrue();
  }

  @Test
  void namesTheFileAndNoClass() {
    assertThat(HostTrouble.words(new FileSystemException("f", null, "Read-only file system")))
        .isEqualTo("f: Read-only file system");
    assertThat(HostTrouble.words(new NoSuchFileException("f"))).isEqualTo("there is no file f");
    assertThat(HostTrouble.words(new AccessDeniedException("f"))).isEqualTo("no right to use f");
    assertThat(HostTrouble.words(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void namesTheClassWhereElseItWouldBeARiddle() {
    assertThat(HostTrouble.words(new DirectoryNotEmptyException("f")))
        .isEqualTo("java.nio.file.DirectoryNotEmptyException: f");
    assertThat(HostTrouble.words(new MalformedInputException(1)))
        .isEqualTo("java.nio.charset.MalformedInputException: Input length = 1");
    assertThat(HostTrouble.words(new IOException())).isEqualTo("java.io.IOException");
  }
}
