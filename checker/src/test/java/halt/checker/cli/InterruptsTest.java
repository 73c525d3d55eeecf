package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Is the first signal a request and the second an end? */
class InterruptsTest {
  private final AtomicInteger kills = new AtomicInteger();
  private final StringWriter err = new StringWriter();
  private final Interrupts interrupts =
      new Interrupts(
          new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false),
          kills::incrementAndGet);

  @Test
  void theFirstIsARequestAndTheSecondKills() {
    assertThat(interrupts.requested()).isFalse();

    interrupts.request();
    assertThat(interrupts.requested()).isTrue();
    assertThat(err.toString()).contains("what is known so far");
    assertThat(kills).hasValue(0);

    interrupts.request();
    assertThat(kills).hasValue(1);
  }

  @Test
  void aThreadThatWaitsIsInterruptedOnlyWhileItWaits() throws Exception {
    assertThat(
            interrupts.interruptible(
                () -> {
                  interrupts.request();
                  return Thread.currentThread().isInterrupted();
                }))
        .isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aRequestBeforeTheWaitIsNotMissed() throws Exception {
    interrupts.request();
    assertThat(interrupts.interruptible(() -> Thread.currentThread().isInterrupted())).isTrue();
  }
}
