package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Are generated scenarios any good? Every seeded bug of the operations on atoms, each made for a
 * scenario that a person wrote, is caught by one of the first few that chance gives.
 */
class GeneratorCatchesBugsTest {
  private static final List<ScenarioPlan> PLANS = new Generator(2).plans(60);

  static List<SeededProgram> bugs() {
    // What operations on atoms never call, no generated scenario reaches.
    return SeededProgram.all(Programs.ALL).stream()
        .filter(bug -> Programs.scenario(bug.scenario()).hasOperations())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void oneOfThemFails(SeededProgram bug) throws IOException {
    try (PlanFiles files = PlanFiles.of(PLANS, Optional.of(bug))) {
      assertThat(PLANS).anyMatch(plan -> fails(files.asked(plan, plan.scope(1, 1))));
    }
  }

  private static boolean fails(Case asked) {
    try {
      Verdict verdict = new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE).verdict();
      return verdict == Verdict.FAIL;
    } catch (ArenaTooSmallException e) {
      // Some bugs waste memory; that they are out of it is not what is asked for.
      return false;
    }
  }
}
