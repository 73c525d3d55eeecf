package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the place of JPF: it does not make a PASS by dying, hanging or boasting. */
class FakeJpfTest {
  private static final Case ASKED =
      Case.of(Programs.ALL, Programs.scenario("counter"), new Scope(2, 1, 0, 0));

  @TempDir private Path folder;

  private Exploration explore(String run, Optional<Duration> limit) throws IOException {
    JpfHome.Present jpf = FakeJpf.make(folder, run);
    Limits limits = new Limits(limit, () -> false, (states, transitions, depth) -> {});
    try (JpfEngine engine =
        new JpfEngine(jpf, Programs.SOURCES, 1000, Duration.ofSeconds(1), List.of())) {
      return engine.explore(ASKED, limits);
    }
  }

  private void isInconclusive(String run, String reason) throws IOException {
    Exploration found = explore(run, Optional.empty());
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).contains(reason);
  }

  @Test
  void whoExitsWithZeroHasNotPassed() throws IOException {
    Exploration found =
        explore("System.err.println(\"all is well\"); System.exit(0);", Optional.empty());
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason())
        .isEqualTo("JPF's child process gave no answer: it exited with status 0");
    assertThat(found.notes())
        .contains("JPF's child process printed: no errors detected")
        .contains("JPF's child process printed: all is well");
  }

  @Test
  void whoDoesNothingHasNotPassed() throws IOException {
    isInconclusive("", "JPF explored nothing");
  }

  @Test
  void whoBoastsHasNotPassed() throws IOException {
    isInconclusive(
        "reporter.statistics.newStates = 100; reporter.statistics.endStates = 7;",
        "JPF explored nothing");
  }

  @Test
  void whoTellsOfStatesButRunsNothingHasNotPassed() throws IOException {
    isInconclusive(
        "reporter.statistics.newStates = 1; reporter.statistics.endStates = 1;"
            + "search.isNew = true; search.isEnd = true; listener.stateAdvanced(search);",
        "the program under JPF ended without telling how");
  }

  @Test
  void whoLeavesOffInTheMiddleHasNotPassed() throws IOException {
    isInconclusive(
        "reporter.statistics.newStates = 1; reporter.statistics.endStates = 1;"
            + "search.isNew = true; listener.stateAdvanced(search);",
        "JPF stopped in the middle of a run");
  }

  @Test
  void whoPrintsARunOfItsOwnMakingHasNotPassed() throws IOException {
    isInconclusive("System.out.println(\"finished check=true;\");", "fields are missing");
  }

  @Test
  void whoPrintsGarbageHasNotPassed() throws IOException {
    isInconclusive(
        "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(\"PASS\\n\".getBytes());",
        "JPF's child process printed what is no answer: PASS");
  }

  @Test
  void whoForgesAnEmptyAnswerHasNotPassed() throws IOException {
    isInconclusive(
        "new java.io.FileOutputStream(java.io.FileDescriptor.out)"
            + ".write(\"{\\\"job\\\":1,\\\"answer\\\":{}}\\n\".getBytes());",
        "gave an answer that is none");
  }

  @Test
  void whoThrowsHasNotPassed() throws IOException {
    isInconclusive("throw new IllegalStateException(\"out of order\");", "failed: ");
  }

  @Test
  void whoRunsOutOfMemoryHasNotPassed() throws IOException {
    isInconclusive("throw new OutOfMemoryError(\"made up\");", "failed: ");
  }

  @Test
  void whoHangsIsKilled() throws IOException {
    Exploration found =
        explore("while (true) { Thread.onSpinWait(); }", Optional.of(Duration.ofSeconds(2)));
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason())
        .isEqualTo("the time limit was reached, and JPF did not stop by itself");
  }
}
