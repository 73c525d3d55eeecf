package halt.checker.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Mine;
import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.replay.Replay;
import halt.checker.state.StateEngine;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.ScenarioModel;
import halt.model.property.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("lincheck")
class LincheckEngineTest {
  /** Bugs that pass, with the reason. */
  private static final Map<String, String> OUT_OF_REACH =
      Map.of(
          "copied-twice", "sharing is compared across collections by the state engine only",
          "word-leaked", "what a collection reclaims is counted by the state engine only");

  private static LincheckEngine engine;

  @BeforeAll
  static void open() {
    engine = new LincheckEngine(Programs.SOURCES);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Case ask(String scenario, Scope scope) {
    return Case.of(Programs.ALL, Programs.scenario(scenario), scope);
  }

  /** Counts that change show lost or repeated work long before a bug is missed. */
  @ParameterizedTest(name = "{0} {1}x{2}, {3} collections, {4} failures")
  @CsvSource({
    "counter,                2, 1, 0, 0,  112",
    "counter,                2, 2, 0, 0,  332",
    "counter,                3, 1, 0, 0, 5225",
    "counter,                2, 1, 1, 1,  554",
    "compare-and-set,        2, 2, 0, 0,  154",
    "reset-deref,            2, 1, 1, 1, 1054",
    "swap-allocating,        2, 2, 0, 0, 1432",
    "swap-allocating,        2, 1, 0, 1,  444",
    "swap-during-collection, 2, 1, 1, 0, 1371",
  })
  void whatHoldsPassesWithTheOutcomesOfTheStateEngine(
      String scenario, int processes, int operations, int collections, int failures, long runs) {
    Case asked = ask(scenario, new Scope(processes, operations, collections, failures));
    Exploration found = engine.explore(asked, Limits.NONE);
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.PASS);
    assertThat(found.outcomes())
        .isEqualTo(new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE).outcomes());
    assertThat(found.runs()).isEqualTo(runs);
  }

  static List<SeededProgram> bugs() {
    return SeededProgram.all(Programs.ALL);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void everyBugIsCaughtOrKnownToBeOutOfReach(SeededProgram bug) {
    Case asked = Case.of(bug);
    Exploration found = engine.explore(asked, Limits.NONE);
    if (OUT_OF_REACH.containsKey(bug.name())) {
      assertThat(found.verdict()).isEqualTo(Verdict.PASS);
      assertThat(found.properties()).doesNotContain(Property.ISOMORPHIC, Property.RECLAIMED);
      return;
    }
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
    ScenarioModel model = new ScenarioModel(asked.program(), asked.scenario(), asked.scope());
    assertThat(Replay.run(model, found.failure().orElseThrow(), Programs.SOURCES))
        .contains(found.failure().get());
  }

  /**
   * Three processes that wait often: if a run ended where one comes round, ends would come late.
   */
  @Test
  void whoWaitsStepsAsideInTheSameRun() {
    SeededProgram split =
        bugs().stream().filter(bug -> bug.name().equals("split-without-cas")).findFirst().get();
    try (LincheckEngine bounded = new LincheckEngine(Programs.SOURCES, 1_000)) {
      Exploration found = bounded.explore(Case.of(split), Limits.NONE);
      assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.FAIL);
    }
  }

  @Test
  void aBoundThatWasHitIsNoPass() {
    try (LincheckEngine bounded = new LincheckEngine(Programs.SOURCES, 50)) {
      Exploration found = bounded.explore(ask("counter", new Scope(2, 2, 0, 0)), Limits.NONE);
      assertThat(found.verdict()).isEqualTo(Verdict.PASS_BOUNDED);
      assertThat(found.runs()).isEqualTo(50);
      assertThat(found.reason()).contains("50 runs");
    }
  }

  @Test
  void timeThatIsOverIsNoPass() {
    Exploration found =
        engine.explore(
            ask("swap-allocating", new Scope(3, 3, 0, 0)),
            new Limits(Optional.of(Duration.ofMillis(1)), () -> false, (a, b, c) -> {}));
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).contains("out of time");
  }

  @Test
  void whatWasReachedBeforeAnInterruptIsKept() {
    boolean[] stop = new boolean[1];
    long[] told = new long[3];
    Exploration found =
        engine.explore(
            ask("swap-allocating", new Scope(3, 2, 1, 1)),
            new Limits(
                Optional.empty(),
                () -> stop[0],
                (states, transitions, depth) -> {
                  told[0] = states;
                  told[1] = transitions;
                  told[2] = depth;
                  stop[0] = true;
                }));
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).isEqualTo("interrupted");
    assertThat(found.runs()).isPositive();
    assertThat(new long[] {found.states(), found.transitions(), found.depth()})
        .containsExactly(told)
        .doesNotContain(0);
  }

  @Test
  void anInterruptIsNoPassAndEndsTheChild() {
    Exploration found =
        engine.explore(
            ask("counter", new Scope(2, 2, 0, 0)),
            new Limits(Optional.empty(), () -> true, (a, b, c) -> {}));
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    // Another one takes its place.
    assertThat(engine.explore(ask("counter", new Scope(2, 1, 0, 0)), Limits.NONE).verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** Their ends are steps for Lincheck, and none for the state engine, which shows the failure. */
  @Test
  void aFinalCheckFailsEvenIfNobodyDoesAnything(@TempDir Path folder) {
    Exploration found = engine.explore(new Mine("", "", "return false;").in(folder), Limits.NONE);
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
    assertThat(found.failure().map(Trace::property)).contains(Property.ASSERTIONS.id());
  }

  @Test
  void anArenaThatIsTooSmallIsSaid() {
    Case asked = ask("swap-allocating", new Scope(2, 2, 0, 0)).withSpaceWords(8);
    assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
        .isInstanceOf(ArenaTooSmallException.class);
  }

  @ParameterizedTest
  @CsvSource({"2, the final check", "4, the set-up"})
  void whoRanOutOfMemoryIsNamed(int operations, String who) {
    IrProgram program = Programs.with("state/lifted/AllocatesAlone.java");
    Case asked =
        Case.of(
            program, Programs.scenario(program, "allocates-alone"), new Scope(1, operations, 0, 0));
    assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
        .isInstanceOf(ArenaTooSmallException.class)
        .hasMessageContaining(who + " ran out of memory with semispaces of 9 words");
  }

  /** The judge of runs, which JPF has, too, does not take a refusal for a wrong answer. */
  @Test
  void aFinalCheckThatFindsNoMemoryDoesNotFail() {
    IrProgram program = Programs.with("state/lifted/CheckAllocates.java");
    Case asked =
        Case.of(program, Programs.scenario(program, "check-allocates"), new Scope(2, 1, 0, 0));
    assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
        .isInstanceOf(ArenaTooSmallException.class)
        .hasMessageContaining("the final check ran out of memory with semispaces of 2 words");
    assertThat(engine.explore(asked.withSpaceWords(7), Limits.NONE).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void moreProcessesThanFitAreRefused() {
    assertThat(engine.refusal(ask("counter", new Scope(16, 1, 0, 0)))).isPresent();
    assertThat(engine.refusal(ask("counter", new Scope(15, 1, 0, 0)))).isEmpty();
  }
}
