package halt.checker.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Is it time to say how far a command is? At most five times a second on a terminal, where the line
 * is drawn again, and every ten seconds otherwise, so that a log stays short and short commands
 * write nothing into it. Of a command that does one thing after the other, or several at once, all
 * share one pace: many short things take long, too.
 */
final class Pace {
  private static final long REDRAW = Duration.ofMillis(200).toNanos();
  private static final long RELOG = Duration.ofSeconds(10).toNanos();

  private final LongSupplier nanoTime;
  private final long interval;
  private long next;

  Pace(Console console) {
    this(console, System::nanoTime);
  }

  Pace(Console console, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.interval = console.terminal() ? REDRAW : RELOG;
    this.next = now() + interval;
  }

  /** Nanoseconds since some moment. */
  long now() {
    return nanoTime.getAsLong();
  }

  /** Whether it is time; then it is not for a while. */
  synchronized boolean isTime() {
    long now = now();
    if (now - next < 0) {
      return false;
    }
    next = now + interval;
    return true;
  }
}
