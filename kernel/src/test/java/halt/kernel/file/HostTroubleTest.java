package halt.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** Is what the machine did told from what a program was given, and in words? */
class HostTroubleTest {
  @Test
  void isTheMachineWhereNothingCouldBeWrittenOrItWasKilled() {
    String full = "LLVM ERROR: IO failure on output stream: No space left on device";
    assertThat(HostTrouble.is(1, full)).isTrue();
    assertThat(HostTrouble.is(137, "")).isTrue();
    assertThat(HostTrouble.is(1, "error: use of undeclared identifier 'x'")).isFalse();
  }

  @Test
  void namesTheFileAndNoClass() {
    assertThat(HostTrouble.words(new FileSystemException("f", null, "Read-only file system")))
        .isEqualTo("f: Read-only file system");
    assertThat(HostTrouble.words(new NoSuchFileException("f"))).isEqualTo("there is no file f");
    assertThat(HostTrouble.words(new AccessDeniedException("f"))).isEqualTo("no right to use f");
    assertThat(HostTrouble.words(new IOException("odd"))).contains("odd");
  }
}
