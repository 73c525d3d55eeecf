package halt.checker.cli;

import halt.checker.engine.Limits.ProgressListener;
import java.util.Locale;

/**
 * How far is a search? One line with states, states per second, depth and time, as often as a
 * {@link Pace} allows. A search may report as often as it likes, from its own thread.
 */
final class Progress implements ProgressListener {
  private final Console console;
  private final String what;
  private final Pace pace;
  private final long start;

  /**
   * Of a search that is all that the command does.
   *
   * @param what is searched, such as a scenario's name
   */
  Progress(Console console, String what) {
    this(console, what, new Pace(console));
  }

  /** Of one of several searches. */
  Progress(Console console, String what, Pace pace) {
    this.console = console;
    this.what = what;
    this.pace = pace;
    this.start = pace.now();
  }

  /** The search has been given its work, and has nothing to tell yet. */
  void begins() {
    if (pace.isTime()) {
      console.progress(what + " begins");
    }
  }

  /** Says how far the search is, if it is time to say it. */
  @Override
  public void progress(long states, long transitions, int depth) {
    if (pace.isTime()) {
      console.progress(line(states, "", depth));
    }
  }

  @Override
  public void progress(long states, long transitions, int depth, long runs) {
    if (pace.isTime()) {
      console.progress(line(states, String.format(Locale.ROOT, "%,d runs, ", runs), depth));
    }
  }

  /** The search is over: takes the line away. */
  void end() {
    console.eraseProgress();
  }

  private String line(long states, String runs, int depth) {
    double seconds = (pace.now() - start) / 1e9;
    return String.format(
        Locale.ROOT,
        "%s: %,d states, %,.0f states/s, %sdepth %,d, %.0f s",
        what,
        states,
        states / seconds,
        runs,
        depth,
        seconds);
  }
}
