package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Verdict;
import halt.core.collect.semispace.Allocation;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens when memory really runs out? The scenarios' own arenas are so large that only a
 * refused allocation makes an operation collect and run again; here they are nearly too small, with
 * and without words that no object fits into.
 */
class FullArenaTest {
  @ParameterizedTest(name = "{0} with {1} words, {2}x{3}")
  @CsvSource({
    "swap-allocating,        18, 2, 2, 1, 1",
    "swap-allocating,        20, 2, 2, 1, 1",
    "swap-allocating,        18, 3, 1, 0, 0",
    "swap-during-collection, 24, 2, 2, 1, 1",
    "swap-during-collection, 26, 3, 1, 0, 0",
  })
  void passes(
      String scenario, int words, int processes, int operations, int collections, int failures) {
    Scope scope = new Scope(processes, operations, collections, failures);
    Exploration exploration = explore(Programs.ALL, scenario, words, scope);
    assertThat(exploration.verdict()).as(exploration.reason()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aClaimPastTheEndIsCaught() {
    IrProgram lifted = Programs.with("state/lifted/ClaimPastTheEnd.java");
    IrProgram broken =
        lifted.replacing(
            new MethodName(Allocation.class.getName(), "claim"),
            lifted.method("halt.checker.state.lifted.ClaimPastTheEnd", "claim"));
    Scope scope = new Scope(2, 2, 1, 1);
    assertThat(explore(broken, "swap-allocating", 20, scope).verdict()).isEqualTo(Verdict.FAIL);
  }

  private static Exploration explore(IrProgram program, String scenario, int words, Scope scope) {
    return new StateEngine(Programs.SOURCES)
        .explore(
            Case.of(program, Programs.scenario(scenario).withSpaceWords(words), scope),
            Limits.NONE);
  }
}
