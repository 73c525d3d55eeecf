package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How does a command end whose output did not get out, or not all of it? */
class StandardOutputTest {
  private final StringWriter err = new StringWriter();

  /** What was said last is still in a buffer when the command has ended. */
  private ExitCode ending(OutputStream to, boolean hasReader, ExitCode code) {
    StandardOutput output = new StandardOutput(to, hasReader);
    Console console = new Console(new PrintWriter(output), new PrintWriter(err), false);
    console.print("result");
    return output.ending(code, console);
  }

  private static OutputStream failing() {
    return new OutputStream() {
      private int times;

      @Override
      public void write(int one) throws IOException {
        times++;
        throw new IOException("failure " + times);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED,        NOT_READ,      BAD_INPUT",
    "UNDECIDED,     NOT_READ,      BAD_INPUT",
    "FAILED,        FAILED,        FAILED",
    "BAD_INPUT,     BAD_INPUT,     BAD_INPUT",
    "NOT_INSTALLED, NOT_INSTALLED, NOT_INSTALLED",
    "OWN_FAULT,     OWN_FAULT,     OWN_FAULT",
  })
  void aResultThatIsLostIsNoSuccess(ExitCode code, ExitCode readerGone, ExitCode notWritten) {
    assertThat(ending(OutputStream.nullOutputStream(), true, code)).isEqualTo(code);
    assertThat(ending(failing(), true, code)).isEqualTo(readerGone);
    assertThat(err.toString()).isEmpty();
    assertThat(ending(failing(), false, code)).isEqualTo(notWritten);
    assertThat(err.toString()).contains("standard output cannot be written: failure 1");
  }
}
