package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many states are there? A count that changes when neither the core nor the scenario did tells
 * of lost or repeated work, long before a bug is missed.
 */
class StateCountsTest {
  @ParameterizedTest(name = "{0} {1}x{2}, {3} collections, {4} failures")
  @CsvSource({
    "counter,                2, 2, 0, 0,    222,    382",
    "counter,                2, 2, 1, 1,    674,   1254",
    "counter,                3, 2, 1, 1,  32240,  85947",
    "compare-and-set,        2, 2, 1, 1,    382,    708",
    "compare-and-set,        3, 2, 1, 1,   9141,  24774",
    "reset-deref,            2, 2, 1, 1,   1949,   3570",
    "swap-allocating,        2, 2, 0, 0,   1230,   1920",
    "swap-allocating,        2, 2, 1, 1,  14183,  23744",
    "swap-during-collection, 2, 2, 0, 0,   1362,   2311",
    "swap-during-collection, 2, 2, 1, 1,  21252,  38060",
    "frames,                 2, 2, 0, 0,   1521,   2906",
    "frames,                 3, 1, 0, 0,  13147,  36021",
    "frame-returned-twice,   3, 1, 0, 0,    112,    264",
    "unmap-shootdown,        2, 2, 0, 0,    662,   1248",
    "unmap-shootdown,        3, 1, 0, 0,   9602,  26947",
    "protect-shootdown,      3, 1, 0, 0,  10223,  28606",
    "split-race,             3, 1, 0, 0, 122227, 346985",
  })
  void pinned(
      String scenario,
      int processes,
      int operations,
      int collections,
      int failures,
      long states,
      long transitions) {
    Exploration exploration =
        explore(scenario, new Scope(processes, operations, collections, failures));
    assertThat(exploration.verdict()).as(exploration.reason()).isEqualTo(Verdict.PASS);
    assertThat(exploration.states()).isEqualTo(states);
    assertThat(exploration.transitions()).isEqualTo(transitions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "counter         : 2 | 2,1; 2 | 1,2",
        "compare-and-set : 1 | true,false; 1 | false,true",
        "swap-allocating : [2 0] | [2 0],[1 1]; [2 1] | [1 0],[2 1]",
      })
  void outcomesOfTwoProcessesWithOneOperation(String scenario, String outcomes) {
    assertThat(explore(scenario, new Scope(2, 1, 0, 0)).outcomes())
        .containsExactlyInAnyOrder(outcomes.split("; "));
  }

  private static Exploration explore(String scenario, Scope scope) {
    return new StateEngine(Programs.SOURCES)
        .explore(Case.of(Programs.ALL, Programs.scenario(scenario), scope), Limits.NONE);
  }
}
