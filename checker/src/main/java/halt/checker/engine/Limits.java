package halt.checker.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * When does an engine give up, and whom does it tell how far it is?
 *
 * @param time no longer than this, if given
 * @param interrupted asked now and then: true ends the search, with what is known so far
 * @param progress hears how far the search is, now and then
 */
public record Limits(
    Optional<Duration> time, BooleanSupplier interrupted, ProgressListener progress) {
  /** No limit, and nobody watches. */
  public static final Limits NONE =
      new Limits(Optional.empty(), () -> false, (states, transitions, depth) -> {});

  /** Hears how far a search is. */
  @FunctionalInterface
  public interface ProgressListener {
    /** So many states and transitions, with a path of this length at the moment. */
    void progress(long states, long transitions, int depth);

    /** As above, of an engine that makes one run after the other: so many have come to an end. */
    default void progress(long states, long transitions, int depth, long runs) {
      progress(states, transitions, depth);
    }
  }
}
