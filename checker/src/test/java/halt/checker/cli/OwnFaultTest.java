package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does whatever is thrown, wherever, end the command as our own fault? */
class OwnFaultTest {
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false);
  private final Interrupts interrupts = new Interrupts(console, () -> {});

  private String trace() throws IOException {
    Matcher place = Pattern.compile("stack trace is in (\\S+);").matcher(err.toString());
    assertThat(place.find()).as(err.toString()).isTrue();
    Path file = Path.of(place.group(1));
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        StackOverflowError.class,
        OutOfMemoryError.class,
        AssertionError.class,
        InternalError.class,
        ExceptionInInitializerError.class
      })
  void aThreadThatBreaksDoes(Class<? extends Throwable> type) throws Exception {
    Throwable thrown = type.getConstructor().newInstance();
    OwnFault faults = new OwnFault(console, interrupts);
    assertThat(faults.ending(ExitCode.FAILED)).isEqualTo(ExitCode.FAILED);
    Thread thread =
        new Thread(
            () -> {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) thrown;
            });
    thread.setUncaughtExceptionHandler(faults);
    thread.start();
    thread.join();

    assertThat(faults.ending(ExitCode.PASSED)).isEqualTo(ExitCode.OWN_FAULT);
    assertThat(faults.ending(ExitCode.FAILED)).isEqualTo(ExitCode.OWN_FAULT);
    assertThat(interrupts.requested()).as("nobody waits for that thread").isTrue();
    assertThat(trace()).contains(type.getName(), "OwnFaultTest");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, StackOverflowError.class, AssertionError.class})
  void aCommandThatBreaksDoes(Class<? extends Throwable> type) throws Exception {
    Throwable thrown = type.getConstructor().newInstance();
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            if (thrown instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) thrown;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Console saysNothing = new Console(new PrintWriter(broken), new PrintWriter(err, true), false);
    HaltKit haltkit = new HaltKit(Path.of(""), Path.of(""), saysNothing, interrupts, Map.of());
    assertThat(Runner.run(haltkit, "--help")).isEqualTo(ExitCode.OWN_FAULT);
    assertThat(trace()).contains(type.getName());
  }

  @Test
  void aResultThatIsLostIsNoSuccessAndChangesNoFailure() {
    assertThat(ExitCode.PASSED.withResultLost()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ExitCode.UNDECIDED.withResultLost()).isEqualTo(ExitCode.BAD_INPUT);
    for (ExitCode stays :
        new ExitCode[] {ExitCode.FAILED, ExitCode.NOT_INSTALLED, ExitCode.OWN_FAULT}) {
      assertThat(stays.withResultLost()).isEqualTo(stays);
    }
  }
}
