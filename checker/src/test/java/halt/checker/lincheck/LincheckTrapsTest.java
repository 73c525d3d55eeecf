package halt.checker.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.lincheck.Interleavings.End;
import halt.checker.lincheck.naive.Increments;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import org.jetbrains.kotlinx.lincheck.strategy.IncorrectResultsFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each way in which Lincheck says nothing of what is wrong, or something of what is not: first as
 * one would set it up, then ours.
 */
@Tag("lincheck")
class LincheckTrapsTest {
  @Test
  void aLostUpdateIsFoundWhereLincheckSeesTheAccesses() throws Exception {
    assertThat(NaiveLincheck.check(Increments.Plain.class, NaiveLincheck.options()).failure())
        .isInstanceOf(IncorrectResultsFailure.class);
  }

  /**
   * Ours sees no access but those that the program announces; that restricted Java has no way
   * around that is for the rules to hold (HR tests).
   */
  @ParameterizedTest
  @ValueSource(
      classes = {Increments.Copied.class, Increments.Filled.class, Increments.Updated.class})
  void aLostUpdateIsNotFoundWhereItDoesNot(Class<?> counter) throws Exception {
    assertThat(NaiveLincheck.check(counter, NaiveLincheck.options()).failure()).isNull();
  }

  @Test
  void aBoundedSearchSaysTheSameAsOneThatHasEnded() throws Exception {
    int bound = 2;
    NaiveLincheck.Said bounded =
        NaiveLincheck.check(
            Increments.Plain.class, NaiveLincheck.options().invocationsPerIteration(bound));
    assertThat(bounded.failure()).isNull();
    assertThat(bounded.runs()).isEqualTo(bound);

    TwoSteps ours = new TwoSteps();
    ours.most = bound;
    assertThat(ours.explore()).isInstanceOf(End.Problem.class);
    ours.most = 1_000;
    assertThat(ours.explore()).isEqualTo(new End.Exhausted());
  }

  @Test
  void aLongLoopIsTakenForAHang() throws Exception {
    assertThat(NaiveLincheck.check(Increments.Scanning.class, NaiveLincheck.options()).failure())
        .isNotNull()
        .isNotInstanceOf(IncorrectResultsFailure.class)
        .isNotInstanceOf(ManagedDeadlockFailure.class);

    TwoSteps ours = new TwoSteps();
    ours.work =
        () -> {
          long sum = 0;
          for (int i = 0; i < 10_000; i++) {
            sum += i;
          }
          assertThat(sum).isPositive();
        };
    assertThat(ours.explore()).isEqualTo(new End.Exhausted());
  }

  @Test
  void stateThatIsStaticIsNotPutBackWhileItJudges() {
    assertThatThrownBy(
            () ->
                NaiveLincheck.check(
                    Increments.Shared.class,
                    NaiveLincheck.options().sequentialSpecification(Increments.Shared.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Non-determinism");
    // Ours keeps its state in the object: what one knows another does not.
    SpecifiedAtoms first = new SpecifiedAtoms();
    SpecState one = SpecState.EMPTY.append(LogicalValue.TRUE);
    first.begin(one, 1);
    assertThat(first.end(one)).isTrue();
    assertThat(new SpecifiedAtoms().end(one)).isFalse();
  }

  @Test
  void aProcessThatThrowsHasAResultForLincheck() {
    TwoSteps ours = new TwoSteps();
    ours.work =
        () -> {
          throw new IllegalStateException("as a class that cannot be linked would");
        };
    assertThat(ours.explore())
        .isInstanceOfSatisfying(
            End.Problem.class,
            problem -> assertThat(problem.what()).contains("IllegalStateException"));
  }
}
