package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Limits;
import halt.checker.generate.Agreement.ScopeOf;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Engines;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.PerProperty;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/**
 * Is there a scenario, among those that nobody thought of, on which the engines do not agree or
 * that does not pass? The seed is fixed, so that a build tests what the build before it tested; for
 * other ones there is {@code haltkit check --generate}.
 */
class GeneratedScenariosTest {
  private static final Engine STATE = new StateEngine(Programs.SOURCES);

  private static final ScopeOf QUIET = plan -> plan.scope(0, 0);

  private static final ScopeOf COLLECTING = plan -> plan.scope(1, 0);

  /** The system may ask for a collection, and may refuse memory. */
  private static final ScopeOf BUSY = plan -> plan.scope(1, 1);

  /** Opened for all tries: the start of a child process is paid once. */
  private static List<Engine> engines = List.of();

  private static Agreement agreement = new Agreement(engines, Optional.empty());

  @BeforeContainer
  static void open() {
    Engines here = new Engines(Programs.SOURCES, System.getenv());
    engines =
        Stream.of(EngineKind.values())
            .map(here::open)
            .filter(engine -> engine.availability() instanceof Availability.Present)
            .toList();
    agreement = new Agreement(engines, Optional.empty());
  }

  @AfterContainer
  static void close() {
    engines.forEach(Engine::close);
  }

  @Provide
  Arbitrary<List<ScenarioPlan>> small() {
    return ScenarioPlans.small();
  }

  @Provide
  Arbitrary<List<ScenarioPlan>> tiny() {
    return ScenarioPlans.tiny();
  }

  @Property(tries = 8, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
  void theStateEnginePassesThem(@ForAll("small") List<ScenarioPlan> plans) throws IOException {
    new Agreement(List.of(STATE), Optional.empty()).require(plans, QUIET, BUSY);
  }

  @Property(tries = 1, seed = "4", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
  @Tag("lincheck")
  @Tag("jpf")
  @PerProperty(MustCompare.class)
  void allEnginesPassThemWithTheSameOutcomes(@ForAll("tiny") List<ScenarioPlan> plans)
      throws IOException {
    agreement.require(plans, QUIET, COLLECTING);
  }

  /** That nothing disagreed says something only if all engines had their say. */
  static final class MustCompare implements PerProperty.Lifecycle {
    @Override
    public void onSuccess() {
      assertThat(agreement.compared()).as("cases that all engines judged").isGreaterThan(4);
    }
  }

  @Property(tries = 3, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
  void theyPassInTheSmallestSpacesThatTheyCanDoWith(@ForAll("small") List<ScenarioPlan> plans)
      throws IOException {
    new Agreement(List.of(STATE), Optional.empty()).requireInTightSpaces(plans);
  }

  /**
   * The property can fail: of a core with a bug a small scenario is left that shows it, and shows
   * it to every engine.
   */
  @Property(tries = 40, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
  @Tag("lincheck")
  @Tag("jpf")
  @PerProperty(MustFail.class)
  void aLostUpdateIsFound(@ForAll("tiny") List<ScenarioPlan> plans) throws IOException {
    new Agreement(List.of(STATE), Optional.of(bug())).require(plans, QUIET);
  }

  private static SeededProgram bug() {
    return SeededProgram.all(Programs.ALL).stream()
        .filter(each -> each.name().equals("lost-update"))
        .findFirst()
        .orElseThrow();
  }

  /** Turns the failure that must come into a success, if it is the failure that it must be. */
  static final class MustFail implements PerProperty.Lifecycle {
    @Override
    public void onSuccess() {
      throw new AssertionError("no scenario shows the bug");
    }

    @Override
    public PropertyExecutionResult onFailure(PropertyExecutionResult result) {
      try {
        requireSmall((Agreement.FailedPlanError) result.throwable().orElseThrow());
        return result.mapToSuccessful();
      } catch (AssertionError e) {
        return result.mapToFailed(e);
      }
    }

    private static void requireSmall(Agreement.FailedPlanError failure) {
      assertThat(failure.plan().processes()).as(failure.toString()).hasSize(2);
      assertThat(failure.plan().size()).as(failure.toString()).isEqualTo(2);
      assertThat(failure.file()).isRegularFile();
      assertThat(failure).hasMessageContaining("./haltkit check checker/target/generated/Failing");
      Case again = PlanFiles.asked(failure.file(), failure.plan().name(), failure.scope(), bug());
      assertThat(engines)
          .allSatisfy(
              engine ->
                  assertThat(engine.explore(again, Limits.NONE).verdict()).isEqualTo(Verdict.FAIL));
    }
  }
}
