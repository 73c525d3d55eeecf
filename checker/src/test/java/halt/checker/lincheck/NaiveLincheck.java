package halt.checker.lincheck;

import halt.checker.lincheck.naive.Increments;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.LinCheckerKt;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/** Lincheck as its manual says: two threads that increment once each. */
final class NaiveLincheck {
  /** Lincheck's own verifier, with a count. */
  public static final class Counted implements Verifier {
    private static int runs;
    private final LinearizabilityVerifier verifier;

    /** As Lincheck wants it. */
    public Counted(Class<?> specification) {
      verifier = new LinearizabilityVerifier(specification);
    }

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
      runs++;
      return verifier.verifyResults(scenario, results);
    }
  }

  /**
   * What it says.
   *
   * @param failure null if there is none
   */
  record Said(LincheckFailure failure, int runs) {}

  private NaiveLincheck() {}

  static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(0)
        .sequentialSpecification(Increments.Right.class)
        .verifier(Counted.class);
  }

  static Said check(Class<?> counter, ModelCheckingOptions options)
      throws ReflectiveOperationException {
    Actor increment = new Actor(counter.getMethod("increment"), List.of());
    options.addCustomScenario(
        new ExecutionScenario(
            List.of(), List.of(List.of(increment), List.of(increment)), List.of(), null));
    Counted.runs = 0;
    LincheckFailure failure = LinCheckerKt.checkImpl(options, counter);
    return new Said(failure, Counted.runs);
  }
}
