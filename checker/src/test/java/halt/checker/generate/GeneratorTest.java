package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.description.ScenarioDescription;
import halt.model.spec.OperationKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Do plans follow from the seed, and are there all kinds of them? */
class GeneratorTest {
  private static final int MANY = 60;

  @Test
  void aPlanFollowsFromSeedAndIndexAlone() {
    List<ScenarioPlan> plans = new Generator(7).plans(MANY);
    assertThat(new Generator(7).plan(33)).isEqualTo(plans.get(33));
    assertThat(plans.get(33).name()).isEqualTo("generated-s7-n33");
    assertThat(plans.stream().map(ScenarioPlan::processes).distinct()).hasSizeGreaterThan(50);
    assertThat(new Generator(8).plan(33).processes()).isNotEqualTo(plans.get(33).processes());
    assertThat(new Generator(-1).plan(0).className()).isEqualTo("GeneratedS18446744073709551615N0");
  }

  @Test
  void everyKindOfOperationAndOperandOccurs() {
    List<ScenarioPlan> plans = new Generator(1).plans(MANY);
    List<Step> steps = plans.stream().flatMap(GeneratorTest::steps).toList();
    assertThat(steps.stream().map(Step::operation)).contains(OperationKind.values());
    assertThat(steps.stream().flatMap(step -> step.operands().stream()).map(Object::getClass))
        .contains(Operand.class.getPermittedSubclasses());
    assertThat(plans.stream().flatMap(plan -> plan.atoms().stream()).map(Object::getClass))
        .contains(Initial.class.getPermittedSubclasses());
    assertThat(plans).anyMatch(plan -> plan.processes().size() == 3);
    assertThat(plans).anyMatch(GeneratorTest::runsOutOfAtoms);
  }

  private static Stream<Step> steps(ScenarioPlan plan) {
    return plan.processes().stream().flatMap(List::stream);
  }

  private static boolean runsOutOfAtoms(ScenarioPlan plan) {
    long creations = steps(plan).filter(step -> step.operation() == OperationKind.CREATE).count();
    return plan.cells() < plan.atoms().size() + creations;
  }

  @Test
  void everyPlanKeepsTheRulesOfRestrictedJava() throws IOException {
    List<ScenarioPlan> plans = new Generator(2).plans(MANY);
    try (PlanFiles files = PlanFiles.of(plans, Optional.empty())) {
      assertThat(ScenarioDescription.all(files.program()).stream().map(ScenarioDescription::name))
          .containsExactlyInAnyOrderElementsOf(plans.stream().map(ScenarioPlan::name).toList());
    }
  }
}
