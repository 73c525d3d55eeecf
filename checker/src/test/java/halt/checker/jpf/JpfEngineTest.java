package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("jpf")
class JpfEngineTest {
  private static JpfHome.Present jpf;
  private static JpfEngine engine;

  @BeforeAll
  static void open() {
    jpf = Jpf.present();
    engine = Jpf.engine(jpf, List.of());
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  private static Case ask(String scenario, Scope scope) {
    return Case.of(Programs.ALL, Programs.scenario(scenario), scope);
  }

  /** A count that changes shows lost or repeated work long before a bug is missed. */
  @ParameterizedTest(name = "{0} {1}x{2}, {3} collections, {4} failures")
  @CsvSource({
    "counter,                2, 2, 0, 0,  693, 1015",
    "counter,                3, 1, 0, 0, 2191, 4746",
    "counter,                2, 1, 1, 1,  361,  567",
    "compare-and-set,        2, 2, 0, 0,  208,  301",
    "reset-deref,            2, 1, 1, 0,  445,  706",
    "swap-allocating,        2, 2, 0, 0, 1396, 2114",
    "swap-during-collection, 2, 1, 0, 0,  328,  501",
  })
  void whatHoldsPassesWithTheOutcomesOfTheStateEngine(
      String scenario,
      int processes,
      int operations,
      int collections,
      int failures,
      long states,
      long transitions) {
    Case asked = ask(scenario, new Scope(processes, operations, collections, failures));
    Exploration found = engine.explore(asked, Limits.NONE);
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.PASS);
    assertThat(found.outcomes())
        .isEqualTo(new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE).outcomes());
    assertThat(List.of(found.states(), found.transitions()))
        .isEqualTo(List.of(states, transitions));
    assertThat(found.runs()).isPositive();
    assertThat(found.notes()).singleElement().asString().startsWith(jpf.version() + ": ");
  }

  @Test
  void hashesTellStatesApartAsWellAsTheirContentDoes() {
    Case asked = ask("counter", new Scope(2, 2, 0, 0));
    Exploration hashed = engine.explore(asked, Limits.NONE);
    try (JpfEngine exact =
        Jpf.engine(jpf, List.of("+vm.storage.class=gov.nasa.jpf.vm.FullStateSet"))) {
      Exploration full = exact.explore(asked, Limits.NONE);
      assertThat(full.states()).isEqualTo(hashed.states());
      assertThat(full.transitions()).isEqualTo(hashed.transitions());
      assertThat(full.outcomes()).isEqualTo(hashed.outcomes());
    }
  }

  /** One child serves them all, and JPF keeps its classes in between, but none of a program's. */
  @Test
  void whatOneProgramDidIsForgottenInTheNext() {
    Case broken =
        Case.of(
            SeededProgram.all(Programs.ALL).stream()
                .filter(each -> each.name().equals("lost-update"))
                .findFirst()
                .orElseThrow());
    Case whole = ask(broken.scenario().name(), broken.scope());
    Exploration first = engine.explore(whole, Limits.NONE);
    Exploration bug = engine.explore(broken, Limits.NONE);
    Exploration second = engine.explore(whole, Limits.NONE);
    Exploration bugAgain = engine.explore(broken, Limits.NONE);
    assertThat(List.of(first.verdict(), second.verdict())).containsOnly(Verdict.PASS);
    assertThat(List.of(bug.verdict(), bugAgain.verdict())).containsOnly(Verdict.FAIL);
    assertThat(second.states()).isEqualTo(first.states());
    assertThat(bugAgain.failure()).isEqualTo(bug.failure());
  }

  @Test
  void aBoundOnStatesIsNamedAndNoPass() {
    try (JpfEngine bounded =
        new JpfEngine(jpf, Programs.SOURCES, 200, Duration.ofSeconds(20), List.of())) {
      Exploration found = bounded.explore(ask("counter", new Scope(2, 2, 0, 0)), Limits.NONE);
      assertThat(found.verdict()).isEqualTo(Verdict.PASS_BOUNDED);
      assertThat(found.reason()).startsWith("the bound of 200 states was hit");
      assertThat(found.states()).isEqualTo(201);
    }
  }

  @Test
  void aTimeLimitIsKeptByJpfItself() {
    Limits limits =
        new Limits(
            Optional.of(Duration.ofMillis(1)), () -> false, (states, transitions, depth) -> {});
    Exploration found = engine.explore(ask("counter", new Scope(3, 2, 0, 0)), limits);
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).startsWith("the time limit was reached; no failure");
  }

  @Test
  void aChildThatIsKilledInMidRunIsInconclusiveAndTheNextOneWorks() {
    Limits killing =
        new Limits(
            Optional.empty(),
            () -> false,
            (states, transitions, depth) ->
                ProcessHandle.current()
                    .children()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .forEach(ProcessHandle::destroyForcibly));
    Exploration found = engine.explore(ask("swap-allocating", new Scope(3, 2, 1, 1)), killing);
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason())
        .isEqualTo("JPF's child process gave no answer: it exited with status 137");
    assertThat(found.notes()).anyMatch(note -> note.startsWith("JPF's child process printed: "));
    assertThat(engine.explore(ask("counter", new Scope(2, 1, 0, 0)), Limits.NONE).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void anInterruptedSearchIsInconclusive() {
    boolean[] stop = new boolean[1];
    Limits limits =
        new Limits(Optional.empty(), () -> stop[0], (states, transitions, depth) -> stop[0] = true);
    Exploration found = engine.explore(ask("swap-allocating", new Scope(3, 2, 1, 1)), limits);
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).isEqualTo("interrupted");
    assertThat(found.states()).as("what was reached until then").isPositive();
  }

  @Test
  void aScenarioWithoutMemoryIsToldAsTheStateEngineTellsIt() {
    Case asked = ask("swap-allocating", new Scope(2, 2, 0, 0)).withSpaceWords(9);
    StateEngine other = new StateEngine(Programs.SOURCES);
    assertThatThrownBy(() -> other.explore(asked, Limits.NONE))
        .isInstanceOfSatisfying(
            ArenaTooSmallException.class,
            expected ->
                assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
                    .isInstanceOf(ArenaTooSmallException.class)
                    .hasMessage(expected.getMessage()));
    assertThat(engine.explore(ask("swap-allocating", new Scope(2, 1, 0, 3)), Limits.NONE).verdict())
        .isEqualTo(Verdict.UNSUPPORTED);
  }

  @Test
  void tooManyProcessesAreRefused() {
    assertThat(engine.refusal(ask("counter", new Scope(16, 1, 0, 0))))
        .hasValue("takes at most 15 processes");
    assertThat(engine.refusal(ask("counter", new Scope(15, 1, 0, 0)))).isEmpty();
  }

  @Test
  void whatItChecksIsSaid() {
    assertThat(engine.properties())
        .contains(Property.LINEARIZABLE, Property.COMPLETES)
        .doesNotContain(Property.ISOMORPHIC, Property.RECLAIMED, Property.REACHABLE_INTACT);
    assertThat(engine.availability()).isEqualTo(new Availability.Present(jpf.version()));
  }
}
