package halt.checker.jury;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.property.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * If bytecode and lifted program did not mean the same, would anybody notice? Here one of the two
 * has a bug and the other has not, as if the lifter had misread the source.
 */
@Tag("lincheck")
class ContradictionTest {
  private static final Engines ENGINES = new Engines(Programs.SOURCES, Map.of());
  private static final Scope SCOPE = new Scope(2, 1, 0, 0);

  private static final SeededProgram LOST_UPDATE =
      SeededProgram.all(Programs.ALL).stream()
          .filter(bug -> bug.name().equals("lost-update"))
          .findFirst()
          .orElseThrow();

  private static Exploration explore(EngineKind kind, Case asked) {
    try (Engine engine = ENGINES.open(kind)) {
      return engine.explore(asked, Limits.NONE);
    }
  }

  private static Case with(IrProgram program, Optional<SeededProgram> bug) {
    return new Case(program, bug, List.of(), Programs.scenario("counter"), SCOPE);
  }

  /** The lifted program has the bug, the bytecode not. */
  @Test
  void oneFindsAFailureAndTheOtherPasses() {
    Case lifted = with(LOST_UPDATE.program(), Optional.empty());
    Exploration state = explore(EngineKind.STATE, lifted);
    Exploration lincheck = explore(EngineKind.LINCHECK, lifted);
    assertThat(state.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(lincheck.verdict()).isEqualTo(Verdict.PASS);
    assertThat(Disagreement.among(List.of(state, lincheck)))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.what())
                    .contains("state finds that " + Property.LINEARIZABLE.id() + " fails"));
  }

  /** The bytecode has the bug, the lifted program not: its schedule leads to no failure here. */
  @Test
  void aFailureThatCannotBeReplayedIsADisagreement() {
    Case woven = with(Programs.ALL, Optional.of(LOST_UPDATE));
    Exploration lincheck = explore(EngineKind.LINCHECK, woven);
    assertThat(lincheck.verdict()).isEqualTo(Verdict.DISAGREE);
    assertThat(lincheck.verdict().exitCode()).isEqualTo(halt.checker.verdict.ExitCode.FAILED);
    assertThat(explore(EngineKind.STATE, with(Programs.ALL, Optional.empty())).verdict())
        .isEqualTo(Verdict.PASS);
  }
}
