package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.generate.Agreement.FailedPlanError;
import halt.checker.generate.Agreement.ScopeOf;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import halt.model.spec.SwapFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Does the comparison see an engine that errs? */
class AgreementTest {
  private static final Engine STATE = new StateEngine(Programs.SOURCES);

  private static final Step INCREMENT =
      Step.swap(new Operand.AtomAt(0), SwapFunction.ADD, new Operand.Number(1));

  /** Two processes that add: two outcomes. */
  private static final ScenarioPlan PLAN =
      ScenarioPlan.of(
          "two-add",
          List.of(new Initial.Number(0)),
          List.of(List.of(INCREMENT), List.of(INCREMENT)),
          3);

  private static final ScopeOf ALONE = plan -> plan.scope(0, 0);

  /** The state engine's findings, changed. */
  private record Erring(UnaryOperator<SortedSet<String>> outcomes, Verdict verdict)
      implements Engine {
    @Override
    public String name() {
      return "erring";
    }

    @Override
    public Set<MemoryModel> models() {
      return STATE.models();
    }

    @Override
    public Set<Property> properties() {
      return STATE.properties();
    }

    @Override
    public Optional<String> refusal(Case asked) {
      return Optional.empty();
    }

    @Override
    public Exploration explore(Case asked, Limits limits) {
      Exploration right = STATE.explore(asked, limits);
      return new Exploration(
          right.scenario(),
          name(),
          right.model(),
          right.scope(),
          verdict,
          right.reason(),
          right.states(),
          right.transitions(),
          right.depth(),
          right.runs(),
          right.time(),
          outcomes.apply(right.outcomes()),
          right.failure(),
          right.properties(),
          right.notCovered(),
          right.notes());
    }
  }

  private static SortedSet<String> without(SortedSet<String> outcomes) {
    return outcomes.headSet(outcomes.last());
  }

  private static SortedSet<String> with(SortedSet<String> outcomes) {
    SortedSet<String> more = new TreeSet<>(outcomes);
    more.add("3 | 3,3");
    return more;
  }

  private static void require(Engine... engines) throws Exception {
    new Agreement(List.of(engines), Optional.empty()).require(List.of(PLAN), ALONE);
  }

  @Test
  void allIsWell() {
    Engine bounded = new Erring(AgreementTest::without, Verdict.PASS_BOUNDED);
    assertThatCode(() -> require(STATE, bounded)).doesNotThrowAnyException();
  }

  @Test
  void anOutcomeThatOnlyOneSeesIsADisagreement() {
    assertThatThrownBy(() -> require(STATE, new Erring(AgreementTest::without, Verdict.PASS)))
        .isInstanceOf(FailedPlanError.class)
        .hasMessageContaining("only state sees 1 of 2 outcomes (2 | 2,1)")
        .hasMessageContaining("process 1 adds 1 to atom 0")
        .hasMessageContaining("./haltkit check checker/target/generated/Failing")
        .hasMessageContaining(
            " --engine state,erring --processes 2 --operations 1 --collections 0"
                + " --allocation-failures 0");
  }

  @Test
  void anOutcomeThatNoSearchSeesButThatCanHappenIsMissed() {
    assertThatThrownBy(() -> require(new Erring(AgreementTest::without, Verdict.PASS)))
        .isInstanceOf(FailedPlanError.class)
        .hasMessageContaining("all miss outcomes that there are: [2 | 2,1]");
  }

  @Test
  void anOutcomeOfAnUnfinishedSearchMustBeOne() {
    assertThatThrownBy(() -> require(STATE, new Erring(AgreementTest::with, Verdict.SAMPLED)))
        .isInstanceOf(FailedPlanError.class)
        .hasMessageContaining("only erring sees 1 of 3 outcomes");
  }

  @Test
  void theFirstEngineHasToComeToAConclusion() {
    assertThatThrownBy(() -> require(new Erring(AgreementTest::with, Verdict.INCONCLUSIVE)))
        .isInstanceOf(FailedPlanError.class)
        .hasMessageContaining("erring says INCONCLUSIVE");
  }
}
