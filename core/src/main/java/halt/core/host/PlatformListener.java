package halt.core.host;

import halt.core.role.Process;
import halt.core.role.Value;

/** What a JVM host may hear and decide; see {@link Platform} for each method's meaning. */
public interface PlatformListener {
  /** A host that records nothing, never asks for a collection and never refuses memory. */
  PlatformListener QUIET = new PlatformListener() {};

  /** See {@link Platform#collectionRequested}. */
  default boolean collectionRequested(@Process int process) {
    return false;
  }

  /** See {@link Platform#allocationFails}. */
  default boolean allocationFails(@Process int process) {
    return false;
  }

  /** See {@link Platform#invoke}. */
  default void invoke(
      Arena arena,
      @Process int process,
      int operation,
      @Value long target,
      @Value long first,
      @Value long second) {}

  /** See {@link Platform#respond}. */
  default void respond(Arena arena, @Process int process, @Value long result) {}

  /** See {@link Platform#collectionBegins}. */
  default void collectionBegins(@Process int process) {}

  /** See {@link Platform#collectionEnds}. */
  default void collectionEnds(@Process int process) {}
}
