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

  @Test
  void inALogALineEveryTenSeconds() {
    Progress progress = new Progress(console(false), "counter", now::get);
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
    Progress progress = new Progress(console(true), "counter", now::get);
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
    Progress progress = new Progress(console, "counter", now::get);
    now.addAndGet(SECOND);
    progress.progress(1, 0, 1);
    console.print("counter PASS");

    assertThat(err.toString()).endsWith("\r\033[K");
    assertThat(out.toString()).isEqualTo("counter PASS\n");
  }
}
