package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.core.atom.Atom;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.property.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Does a creation pass beside other changes of the atoms? Between its claim of a cell and the first
 * write there, the table holds a cell that is no atom yet.
 */
class CreationTest {
  private static final IrProgram PROGRAM =
      Programs.with(
          "state/lifted/CreateWhileSwapping.java", "state/lifted/CreateWithoutWriting.java");

  @ParameterizedTest(name = "{0}x{1}")
  @CsvSource({"2, 1", "2, 2", "3, 1", "3, 2"})
  void passes(int processes, int operations) {
    Exploration exploration = explore(PROGRAM, new Scope(processes, operations, 0, 0));
    assertThat(exploration.verdict()).as(exploration.reason()).isEqualTo(Verdict.PASS);
  }

  /** The set-up's own creation is broken too, but there nil is right until somebody looks. */
  @Test
  void aCellThatIsNeverWrittenIsNoAtom() {
    IrProgram broken =
        PROGRAM.replacing(
            new MethodName(Atom.class.getName(), "create"),
            PROGRAM.method("halt.checker.state.lifted.CreateWithoutWriting", "create"));
    Trace trace = explore(broken, new Scope(1, 1, 0, 0)).failure().orElseThrow();
    assertThat(trace.property()).isEqualTo(Property.SPECIFICATION_STATE.id());
  }

  private static Exploration explore(IrProgram program, Scope scope) {
    return new StateEngine(Programs.SOURCES)
        .explore(
            Case.of(program, Programs.scenario(program, "create-while-swapping"), scope),
            Limits.NONE);
  }
}
