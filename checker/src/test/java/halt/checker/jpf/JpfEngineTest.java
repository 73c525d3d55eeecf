package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Scope;
import halt.checker.verdict.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("jpf")
class JpfEngineTest {
  private static JpfEngine engine;

  @BeforeAll
  static void open() {
    engine = new JpfEngine(Jpf.present(), Programs.SOURCES);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({
    "counter,                2, 2, 0, 0,   0",
    "counter,                3, 1, 0, 0,   0",
    "counter,                2, 2, 1, 1,   0",
    "compare-and-set,        2, 2, 0, 0,   0",
    "compare-and-set,        2, 2, 1, 1,   0",
    "reset-deref,            2, 2, 0, 0,   0",
    "swap-allocating,        2, 2, 0, 0,   0",
    "swap-during-collection, 2, 1, 0, 0,   0",
    "swap-during-collection, 2, 2, 0, 0,   0",
  })
  void passes(
      String scenario, int processes, int operations, int collections, int failures, long states) {
    Scope scope = new Scope(processes, operations, collections, failures);
    Case asked = Case.of(Programs.ALL, Programs.scenario(scenario), scope);
    Exploration found = engine.explore(asked, Limits.NONE);
    System.err.println(
        scenario
            + " "
            + scope
            + " "
            + found.verdict()
            + " "
            + found.reason()
            + " "
            + found.time()
            + " "
            + found.notes());
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.PASS);
    assertThat(found.outcomes())
        .isEqualTo(new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE).outcomes());
    // assertThat(found.states()).isEqualTo(states);
  }
}
