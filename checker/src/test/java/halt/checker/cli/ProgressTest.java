package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Is progress said often enough, seldom enough, and apart from the result? The clock is the test's.
 */
class ProgressTest {
  private static final long SECOND = 1_000_000_000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5 * SECOND);

  private Console console(boolean terminal) {
    return new Console(new PrintWriter(out, true), new PrintWriter(err, true), terminal);
  }

  private Progress progress(Console console) {
    return new Progress(console, "counter", new Pace(console, now::get));
  }

  @Test
  void inALogALineEveryTenSeconds() {
    Progress progress = progress(console(false));
    for (int second = 1; second <= 25; second++) {
      now.addAndGet(SECOND);
      progress.progress(1000L * second, 0, 7);
    }
    progress.end();

    assertThat(err.toString())
        .isEqualTo(
            "counter: 10,000 states, 1,000 states/s, depth 7, 10 s\n"
                + "counter: 20,000 states, 1,000 states/s, depth 7, 20 s\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void onATerminalOneLineDrawnAgainAtMostFiveTimesASecond() {
    Progress progress = progress(console(true));
    for (int hundredth = 1; hundredth <= 100; hundredth++) {
      now.addAndGet(SECOND / 100);
      progress.progress(hundredth, 0, 7);
    }

    assertThat(err.toString().split("\r", -1)).hasSize(1 + 5);
    assertThat(err.toString()).doesNotContain("\n");
  }

  @Test
  void theLineIsTakenAwayBeforeAResult() {
    Console console = console(true);
    Progress progress = progress(console);
    now.addAndGet(SECOND);
    progress.progress(1, 0, 1);
    console.print("counter PASS");

    assertThat(err.toString()).endsWith("\r\033[K");
    assertThat(out.toString()).isEqualTo("counter PASS\n");
  }

  /** Each of them is too short to say anything itself. */
  @Test
  void manyShortSearchesSayTogetherHowFarTheyAre() {
    Console console = console(false);
    Pace pace = new Pace(console, now::get);
    for (int search = 1; search <= 12; search++) {
      Progress progress = new Progress(console, search + " of 12: own", pace);
      progress.begins();
      for (int second = 1; second <= 2; second++) {
        now.addAndGet(SECOND);
        progress.progress(10L * second, 0, 7, 100L * second);
      }
      progress.end();
    }

    assertThat(err.toString())
        .isEqualTo(
            "5 of 12: own: 20 states, 10 states/s, 200 runs, depth 7, 2 s\n"
                + "10 of 12: own: 20 states, 10 states/s, 200 runs, depth 7, 2 s\n");
  }

  @Test
  void aSearchThatHasNothingToTellYetHasBegun() {
    Console console = console(false);
    Pace pace = new Pace(console, now::get);
    now.addAndGet(11 * SECOND);
    new Progress(console, "2 of 3: own", pace).begins();

    assertThat(err.toString()).isEqualTo("2 of 3: own begins\n");
  }
}
