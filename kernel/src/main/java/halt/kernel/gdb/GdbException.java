package halt.kernel.gdb;

import java.io.IOException;

/** What went wrong between us and the emulator's debugger interface? One sentence. */
public final class GdbException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What was expected and what came. */
  public GdbException(String message) {
    super(message);
  }
}
