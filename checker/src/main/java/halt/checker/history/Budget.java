package halt.checker.history;

import java.time.Duration;
import java.util.Optional;

/**
 * How much memory and time may it take to judge a history, the reading of it included? Both are
 * limits, not estimates of what is wanted: who comes to one of them gives up and says so.
 */
public final class Budget {
  /** The share of the JVM's heap that can be kept; the rest is for what lives shortly. */
  public static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4 * 3;

  /** Where nobody says how much: tens of millions of configurations. */
  public static final long COMMON_BYTES = Math.min(512L << 20, MOST_BYTES);

  private final long memoryBytes;
  private final Optional<Duration> time;
  private final long start = System.nanoTime();

  /**
   * A budget of which nothing is used; the time begins now.
   *
   * @param memoryBytes of this process's heap: for the history, and for what a search remembers
   */
  public Budget(long memoryBytes, Optional<Duration> time) {
    this.memoryBytes = memoryBytes;
    this.time = time;
  }

  /**
   * The limit that is reached, in words, if one is.
   *
   * @param heldBytes how much is held, or will be in a moment
   */
  Optional<String> reached(long heldBytes) {
    if (heldBytes > memoryBytes) {
      return Optional.of("the limit of " + (memoryBytes >> 20) + " MiB");
    }
    return time.filter(limit -> System.nanoTime() - start > limit.toNanos())
        .map(limit -> "the limit of " + limit.toSeconds() + " s");
  }
}
