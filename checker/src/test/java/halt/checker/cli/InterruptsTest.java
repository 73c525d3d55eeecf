package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
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

  /** As where standard output is a pipe that is full, and a thread waits to print. */
  @Test
  void theSecondKillsAlsoWhereNobodyReadsTheNoteOfTheFirst() throws Exception {
    CountDownLatch writes = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            writes.countDown();
            try {
              read.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Console console =
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(full), false);
    Interrupts stuck = new Interrupts(console, kills::incrementAndGet);
    Thread first = new Thread(stuck::request);
    first.start();
    writes.await();
    stuck.request();
    assertThat(kills).hasValue(1);
    read.countDown();
    first.join();
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
