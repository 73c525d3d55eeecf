package halt.checker.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.lincheck.border.Reduction;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does what is left out of the search change what comes of it? */
@Tag("lincheck")
class ReductionsTest {
  private static final int MOST_RUNS = 1_000_000;

  private static final Map<Reduction, LincheckEngine> ENGINES = new EnumMap<>(Reduction.class);

  @BeforeAll
  static void open() {
    for (Reduction each : Reduction.values()) {
      ENGINES.put(each, new LincheckEngine(Programs.SOURCES, MOST_RUNS, each));
    }
  }

  @AfterAll
  static void close() {
    ENGINES.values().forEach(LincheckEngine::close);
  }

  private static Exploration explored(Case asked, Reduction reduction) {
    return ENGINES.get(reduction).explore(asked, Limits.NONE);
  }

  /**
   * Runs are pinned: more of them show lost reduction, fewer of them would have to be explained.
   */
  @ParameterizedTest(name = "{0} {1}x{2}, {3} collections, {4} failures: {5}")
  @CsvSource({
    "compare-and-set,        2, 1, 0, 0, NONE,   1850",
    "counter,                2, 1, 0, 0, STATES,  112",
    "counter,                2, 1, 1, 1, STATES,  608",
    "swap-allocating,        2, 1, 0, 1, STATES,  634",
    "swap-during-collection, 2, 1, 1, 0, STATES, 1580",
  })
  void lessReductionChangesNothingButHowLongItTakes(
      String scenario,
      int processes,
      int operations,
      int collections,
      int failures,
      Reduction less,
      long runs) {
    Scope scope = new Scope(processes, operations, collections, failures);
    Case asked = Case.of(Programs.ALL, Programs.scenario(scenario), scope);
    Exploration all = explored(asked, Reduction.BEGINNINGS);
    Exploration without = explored(asked, less);
    assertThat(without.verdict()).as(without.reason()).isEqualTo(Verdict.PASS);
    assertThat(all.verdict()).as(all.reason()).isEqualTo(Verdict.PASS);
    assertThat(all.outcomes()).isEqualTo(without.outcomes());
    assertThat(without.runs()).isEqualTo(runs);
    assertThat(all.runs()).isLessThanOrEqualTo(runs);
  }

  @ParameterizedTest
  @CsvSource({
    "lost-update,          NONE",
    "bump-without-cas,     STATES",
    "never-safe,           STATES",
  })
  void aBugIsFoundWithLessReductionToo(String bug, Reduction less) {
    Case asked = Case.of(named(bug));
    for (Reduction each : new Reduction[] {less, Reduction.BEGINNINGS}) {
      Exploration found = explored(asked, each);
      assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
      assertThat(found.failure().map(Trace::property))
          .isEqualTo(Optional.of(named(bug).caught().id()));
    }
  }

  private static SeededProgram named(String bug) {
    return SeededProgram.all(Programs.ALL).stream()
        .filter(each -> each.name().equals(bug))
        .findFirst()
        .orElseThrow();
  }
}
