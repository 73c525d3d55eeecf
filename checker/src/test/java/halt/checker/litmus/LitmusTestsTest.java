package halt.checker.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.conformance.Allowed;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.litmus.Rc11.Mode;
import halt.checker.state.StateEngine;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.Verdict;
import halt.model.description.LitmusTest;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Is each litmus test what its title says, and does it declare just what RC11 allows? */
class LitmusTestsTest {
  static Stream<ScenarioDescription> litmusTests() {
    return ScenarioDescription.all(Programs.ALL).stream().filter(each -> each.litmus().isPresent());
  }

  @ParameterizedTest
  @MethodSource("litmusTests")
  void declaresWhatRc11AllowsBeyondInterleavings(ScenarioDescription scenario) {
    LitmusTest litmus = scenario.litmus().orElseThrow();
    String program = program(scenario);
    Mode mode =
        scenario.name().endsWith("volatile") || scenario.name().endsWith("compare-and-set")
            ? Mode.SEQUENTIALLY_CONSISTENT
            : Mode.RELEASE_ACQUIRE;
    SortedSet<String> interleavings = Rc11.outcomes(program, litmus.columns(), mode, true);
    SortedSet<String> allowed = Rc11.outcomes(program, litmus.columns(), mode, false);

    Exploration explored = explore(scenario);
    assertThat(explored.verdict()).as(explored.reason()).isEqualTo(Verdict.PASS);
    assertThat(explored.properties())
        .contains(Property.OWNERSHIP, Property.ASSERTIONS)
        .doesNotContain(Property.LINEARIZABLE, Property.SPECIFICATION_STATE);
    assertThat(explored.outcomes().stream().map(litmus::outcome).collect(Collectors.toSet()))
        .isEqualTo(interleavings);
    assertThat(Allowed.of(scenario, explored.outcomes()).outcomes()).contains(allowed);
    SortedSet<String> beyond = new TreeSet<>(allowed);
    beyond.removeAll(interleavings);
    assertThat(litmus.beyondInterleavings()).isEqualTo(beyond);
  }

  /** The program in the title, with what its mode puts in place of stores or between accesses. */
  private static String program(ScenarioDescription scenario) {
    String program = scenario.title().substring(scenario.title().indexOf(": ") + 2);
    if (scenario.name().endsWith("-fence")) {
      return program.replace("; ", "; fence; ");
    }
    return scenario.name().endsWith("-compare-and-set")
        ? program.replaceAll("([xy])=([0-9])", "cas $1 $2")
        : program;
  }

  private static Exploration explore(ScenarioDescription scenario) {
    Scope scope = new Scope(scenario.litmus().orElseThrow().processes(), 1, 0, 0);
    return new StateEngine(new SourceLines(Programs.HOME))
        .explore(Case.of(Programs.ALL, scenario, scope), Limits.NONE);
  }

  /**
   * The judge of the declarations is itself held against numbers that herd7 gives under {@code
   * rc11.cat}.
   */
  @ParameterizedTest
  @CsvSource({
    "x=1 || y=1 || a=x; b=y || a=y; b=x, 2:a 2:b 3:a 3:b, RELEASE_ACQUIRE, 16",
    "x=1 || y=1 || a=x; b=y || a=y; b=x, 2:a 2:b 3:a 3:b, SEQUENTIALLY_CONSISTENT, 15",
    "x=1; y=1 || a=y; b=x, 1:a 1:b, RELEASE_ACQUIRE, 3",
    "a=x; y=1 || a=y; x=1, 0:a 1:a, RELEASE_ACQUIRE, 3",
    "x=1; a=y || y=1; a=x, 0:a 1:a, RELEASE_ACQUIRE, 4",
    "x=1; a=y || y=1; a=x, 0:a 1:a, SEQUENTIALLY_CONSISTENT, 3",
    "x=1; fence; a=y || y=1; fence; a=x, 0:a 1:a, RELEASE_ACQUIRE, 3",
    "x=1 || a=x; fence; b=y || y=1; fence; a=x, 1:a 1:b 2:a, RELEASE_ACQUIRE, 7",
  })
  void theAxiomsGiveTheKnownNumbers(String program, String results, Mode mode, int outcomes) {
    List<String> columns =
        Stream.concat(Stream.of("x", "y"), Stream.of(results.split(" "))).toList();
    assertThat(Rc11.outcomes(program, columns, mode, false)).hasSize(outcomes);
  }

  @Test
  void everyShapeAndEveryModeIsThere() {
    assertThat(litmusTests().map(each -> each.litmus().orElseThrow().shape()).distinct())
        .contains("SB", "MP", "LB", "IRIW", "CoRR", "CoWW", "CoRW", "CoWR", "2+2W", "R", "S", "WRC")
        .contains("RWC");
    assertThat(litmusTests().map(ScenarioDescription::name))
        .contains("litmus-sb-release-acquire", "litmus-sb-volatile", "litmus-sb-fence")
        .contains("litmus-sb-compare-and-set");
  }
}
