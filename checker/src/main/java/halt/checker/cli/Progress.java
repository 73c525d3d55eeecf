package halt.checker.cli;

import halt.checker.engine.Limits.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far is a search? One line with states, states per second, depth and time: drawn again at most
 * five times a second on a terminal, written every ten seconds otherwise, so that a log stays short
 * and short searches write nothing into it. A search may report as often as it likes, from its own
 * thread.
 */
final class Progress implements ProgressListener {
  private static final long REDRAW = Duration.ofMillis(200).toNanos();
  private static final long RELOG = Duration.ofSeconds(10).toNanos();

  private final Console console;
  private final String what;
  private final LongSupplier nanoTime;
  private final long start;
  private final long interval;
  private long next;

  /**
   * @param what is searched, such as a scenario's name
   */
  Progress(Console console, String what) {
    this(console, what, System::nanoTime);
  }

  Progress(Console console, String what, LongSupplier nanoTime) {
    this.console = console;
    this.what = what;
    this.nanoTime = nanoTime;
    this.interval = console.terminal() ? REDRAW : RELOG;
    this.start = nanoTime.getAsLong();
    this.next = start + interval;
  }

  /** Says how far the search is, if it is time to say it. */
  @Override
  public void progress(long states, long transitions, int depth) {
    long now = nanoTime.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + interval;
    console.progress(line(states, depth, now - start));
  }

  /** The search is over: takes the line away. */
  void end() {
    console.eraseProgress();
  }

  private String line(long states, int depth, long nanos) {
    double seconds = nanos / 1e9;
    return String.format(
        Locale.ROOT,
        "%s: %,d states, %,.0f states/s, depth %,d, %.0f s",
        what,
        states,
        states / seconds,
        depth,
        seconds);
  }
}
