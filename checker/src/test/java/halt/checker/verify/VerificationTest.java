package halt.checker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.report.RunReport;
import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Does a verification that is stopped still say what it knows? */
class VerificationTest {
  /** Somebody who presses Ctrl-C while something is waited for. */
  private static final class Impatient implements Watcher {
    private boolean interrupted;

    @Override
    public ProgressListener begins(Stage stage, String part) {
      return (states, transitions, depth) -> {};
    }

    @Override
    public void ended(String line) {}

    @Override
    public boolean interrupted() {
      return interrupted;
    }

    @Override
    public <T> T interruptible(Wait<T> call) throws InterruptedException {
      interrupted = true;
      throw new InterruptedException();
    }
  }

  @Test
  void anInterruptedBootIsReportedAndNotPassed() throws IOException {
    VerifyRequest request =
        new VerifyRequest(
            Programs.HOME,
            "haltkit verify",
            EnumSet.complementOf(EnumSet.of(Stage.BOOT)),
            EnumSet.of(EngineKind.STATE),
            EnumSet.noneOf(EngineKind.class),
            Map.of(),
            List.of("x86_64"),
            2,
            1);
    RunReport report = new Verification(request, Programs.ALL, new Impatient()).run();

    assertThat(report.exit()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(report.notCovered())
        .contains(
            "The stage boot was interrupted before its end.", "arm64: this run boots x86_64 only.");
  }
}
