package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Limits;
import halt.checker.search.BreadthFirstSearch;
import halt.checker.search.DepthFirstSearch;
import halt.checker.search.SearchResult;
import halt.checker.search.SearchResult.End;
import halt.model.description.Scope;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Do three ways to search find the same states? */
class SearchAgreementTest {
  @ParameterizedTest(name = "{0} {1}x{2}, {3} collections, {4} failures")
  @CsvSource({
    "counter,                2, 2, 1, 1",
    "counter,                3, 1, 1, 0",
    "compare-and-set,        2, 2, 1, 1",
    "reset-deref,            2, 2, 1, 1",
    "swap-allocating,        2, 2, 0, 1",
    "swap-allocating,        3, 1, 0, 0",
    "swap-during-collection, 2, 1, 1, 1",
    "swap-during-collection, 2, 2, 0, 0",
  })
  void depthFirstBreadthFirstAndNaive(
      String scenario, int processes, int operations, int collections, int failures) {
    ScenarioModel model =
        new ScenarioModel(
            Programs.ALL,
            Programs.scenario(scenario),
            new Scope(processes, operations, collections, failures));
    SearchResult depthFirst = new DepthFirstSearch(new SimulatedMachine(model), Limits.NONE).run();
    SearchResult breadthFirst =
        new BreadthFirstSearch(new SimulatedMachine(model), Limits.NONE).run();
    assertThat(depthFirst.end()).isEqualTo(End.EXHAUSTED);
    assertThat(breadthFirst.end()).isEqualTo(End.EXHAUSTED);
    assertThat(depthFirst.states()).isEqualTo(NaiveEnumerator.count(model));
    assertThat(breadthFirst.states()).isEqualTo(depthFirst.states());
    assertThat(breadthFirst.transitions()).isEqualTo(depthFirst.transitions());
  }
}
