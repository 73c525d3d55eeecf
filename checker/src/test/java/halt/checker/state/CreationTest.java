package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Scope;
import halt.checker.verdict.Verdict;
import halt.model.ir.IrProgram;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Does a creation pass beside other changes of the atoms? Between its claim of a cell and the first
 * write there, the table holds a cell that is no atom yet.
 */
class CreationTest {
  private static final IrProgram PROGRAM = Programs.with("state/lifted/CreateWhileSwapping.java");

  @ParameterizedTest(name = "{0}x{1}")
  @CsvSource({"2, 1", "2, 2", "3, 1"})
  void passes(int processes, int operations) {
    Exploration exploration =
        new StateEngine(Programs.SOURCES, false)
            .explore(
                PROGRAM,
                Programs.scenario(PROGRAM, "create-while-swapping"),
                Optional.empty(),
                new Scope(processes, operations, 0, 0),
                Limits.NONE);
    assertThat(exploration.verdict()).as(exploration.reason()).isEqualTo(Verdict.PASS);
  }
}
