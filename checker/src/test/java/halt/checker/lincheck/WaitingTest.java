package halt.checker.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Is anything lost where processes say that they wait? {@code onSpinWait} promises nothing: what
 * the loop around it waits for is for the engine to find out. More in {@link WaitsAgreeTest}.
 */
@Tag("lincheck")
class WaitingTest {
  private static final Path FILES =
      Programs.HOME.resolve("checker/src/test/resources/halt/checker/lincheck");

  private static LincheckEngine engine;

  @BeforeAll
  static void open() {
    engine = new LincheckEngine(Programs.SOURCES);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Case asked(String file, String scenario) {
    List<Path> own = List.of(FILES.resolve(file));
    List<Path> sources = new ArrayList<>(HaltSources.coreAndScenarios(Programs.HOME));
    sources.addAll(own);
    IrProgram program = ((LiftResult.Lifted) Lifter.lift(Programs.HOME, sources)).program();
    return new Case(
        program,
        Optional.empty(),
        own,
        Programs.scenario(program, scenario),
        new Scope(2, 1, 0, 0));
  }

  private static void passesWith(String file, String scenario, Set<String> outcomes) {
    Case asked = asked(file, scenario);
    assertThat(new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE).outcomes())
        .isEqualTo(outcomes);
    Exploration found = engine.explore(asked, Limits.NONE);
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.PASS);
    assertThat(found.outcomes()).isEqualTo(outcomes);
  }

  /** If it were put to sleep until the word changes, it would never give up. */
  @Test
  void whoWaitsMayGiveUp() {
    passesWith("GiveUp.java", "give-up", Set.of("1,1 | 0,1", "1,1 | 1,1", "1,1 | 2,1"));
  }

  /** If it slept until the word changes that it saw last, it would never wake up. */
  @Test
  void whoWaitsForEitherOfTwoWordsWakesUpForEach() {
    passesWith("EitherWord.java", "either-word", Set.of("1,0 | 1,1"));
  }

  /** It was taken to hold. */
  @Test
  void aFinalCheckThatDoesNotEndDoesNotHold() {
    Case asked = asked("EndlessCheck.java", "endless-check");
    Exploration ours = new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
    assertThat(ours.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ours.reason()).contains("does not end");
    Exploration found = engine.explore(asked, Limits.NONE);
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
    assertThat(found.reason()).contains("does not end");
  }
}
