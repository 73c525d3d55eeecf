package halt.checker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.report.RunReport;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Wherever an interrupt comes, in a search, between two, or before the last: does the run end
 * undecided, without a failure that nobody saw?
 */
class InterruptedVerificationTest {
  /** Interrupts from its n-th question on. */
  private static final class After implements Watcher {
    private final AtomicInteger left;

    After(int questions) {
      this.left = new AtomicInteger(questions);
    }

    @Override
    public ProgressListener begins(Stage stage, String part) {
      return Limits.NONE.progress();
    }

    @Override
    public void ended(String line) {}

    @Override
    public boolean interrupted() {
      return left.decrementAndGet() < 0;
    }

    @Override
    public <T> T interruptible(Wait<T> call) throws IOException, InterruptedException {
      return call.get();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EXPLORATION", "BUGS"},
      mode = Mode.INCLUDE)
  void isUndecided(Stage only) throws IOException {
    Set<Stage> others = EnumSet.complementOf(EnumSet.of(only));
    for (int questions = 0; questions < 12; questions++) {
      VerifyRequest request =
          new VerifyRequest(
              Programs.HOME,
              "haltkit verify",
              others,
              EnumSet.of(EngineKind.STATE),
              EnumSet.noneOf(EngineKind.class),
              Map.of(),
              List.of("x86_64"),
              2,
              1);
      RunReport report = new Verification(request, Programs.ALL, new After(questions)).run();
      assertThat(report.exit()).as("after %d", questions).isEqualTo(ExitCode.UNDECIDED);
      assertThat(report.bugs()).extracting(SeededBugResult::hunt).doesNotContain(Hunt.MISSED);
      assertThat(report.notCovered().toString() + report.problems())
          .containsAnyOf("interrupted", "INCONCLUSIVE", "undecided");
    }
  }
}
