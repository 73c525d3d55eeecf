package halt.checker.verify;

import halt.checker.engine.Limits.ProgressListener;
import java.io.IOException;

/** Who watches a verification, and may end it? */
public interface Watcher {
  /** A part of a stage begins, such as the exploration of one scenario. */
  ProgressListener begins(Stage stage, String part);

  /** That part is over; one line says how it ended. */
  void ended(String line);

  /** Whether to end now with what is known. */
  boolean interrupted();

  /** Makes a call that waits, so that an interrupt reaches it. */
  <T> T interruptible(Wait<T> call) throws IOException, InterruptedException;

  /** A call that may wait for long. */
  @FunctionalInterface
  interface Wait<T> {
    /** Makes the call. */
    T get() throws IOException, InterruptedException;
  }
}
