package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Limits;
import halt.checker.search.DepthFirstSearch;
import halt.checker.search.SearchResult;
import halt.checker.search.SearchResult.End;
import halt.model.code.Assembler.Granularity;
import halt.model.description.LitmusTest;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Is it right that plain accesses are no steps of their own? {@link Ownership} says so; here every
 * plain access is one, and nothing else may come out.
 */
class GranularityTest {
  static List<ScenarioDescription> scenarios() {
    return ScenarioDescription.all(Programs.ALL);
  }

  static List<SeededProgram> bugs() {
    return SeededProgram.all(Programs.ALL);
  }

  private static SearchResult search(
      IrProgram program, ScenarioDescription scenario, Scope scope, Granularity granularity) {
    ScenarioModel model = new ScenarioModel(program, scenario, scope, granularity);
    return new DepthFirstSearch(new SimulatedMachine(model), Limits.NONE).run();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void theRightCoreHasTheSameOutcomes(ScenarioDescription scenario) {
    int processes = scenario.litmus().map(LitmusTest::processes).orElse(2);
    Scope scope = new Scope(processes, 1, 1, 1);
    SearchResult coarse = search(Programs.ALL, scenario, scope, Granularity.ORDERED_ACCESSES);
    SearchResult fine = search(Programs.ALL, scenario, scope, Granularity.ALL_ACCESSES);
    assertThat(coarse.end()).isEqualTo(End.EXHAUSTED);
    assertThat(fine.end()).isEqualTo(End.EXHAUSTED);
    assertThat(fine.outcomes()).isEqualTo(coarse.outcomes());
    assertThat(fine.states()).isGreaterThan(coarse.states());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void everySeededBugFailsEitherWay(SeededProgram bug) {
    ScenarioDescription scenario = Programs.scenario(bug.scenario());
    for (Granularity granularity : Granularity.values()) {
      assertThat(search(bug.program(), scenario, bug.scope(), granularity).end())
          .as(granularity.name())
          .isEqualTo(End.FAILURE);
    }
  }
}
