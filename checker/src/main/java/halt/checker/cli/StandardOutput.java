package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has everything that was said been heard? Whatever stands between a writer and standard output
 * swallows that a write failed; this remembers it, and the command does not end as if nothing had
 * happened.
 */
final class StandardOutput extends OutputStream {
  /** Linux, proc(5): a link to what the descriptor is; for a pipe, to {@code pipe:[number]}. */
  private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

  private final OutputStream to;
  private final boolean hasReader;
  private IOException failure;

  /**
   * @param hasReader whether a write fails when somebody who read has gone, as of a pipe
   */
  StandardOutput(OutputStream to, boolean hasReader) {
    this.to = to;
    this.hasReader = hasReader;
  }

  /** Whether this process's standard output is a pipe or a socket. */
  static boolean isRead() {
    try {
      String name = Files.readSymbolicLink(DESCRIPTOR).toString();
      return name.startsWith("pipe:") || name.startsWith("socket:");
    } catch (IOException noProcessFileSystem) {
      return false;
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
    } catch (IOException lost) {
      if (failure == null) {
        failure = lost;
      }
      throw lost;
    }
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }

  /**
   * How a command ends that would end with this code. Who closes a pipe has read enough, and is
   * told nothing; that something else does not take the result is said.
   */
  ExitCode ending(ExitCode code, Console console) {
    console.flush();
    if (failure == null) {
      return code;
    }
    ExitCode ending = code.withResultLost();
    if (hasReader) {
      return ending == code ? code : ExitCode.NOT_READ;
    }
    console.note("standard output cannot be written: " + failure.getMessage());
    return ending;
  }
}
