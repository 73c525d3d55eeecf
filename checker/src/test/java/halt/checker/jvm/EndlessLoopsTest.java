package halt.checker.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.OwnScenario;
import halt.checker.lincheck.LincheckEngine;
import halt.checker.state.StateEngine;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A loop that accesses nothing never gives the turn away, and no engine gets it back: that it goes
 * round for ever is found all the same, wherever it stands, as the state engine finds it.
 */
@Tag("lincheck")
class EndlessLoopsTest {
  private static final Scope SCOPE = new Scope(2, 1, 0, 0);
  private static final String LOOP = "for (long i = 0; i >= 0; i = i & 7) {\n}\n";
  private static final String ASKS = "while (!Platform.collectionRequested(arena, process)) {\n}\n";

  private static Engine lincheck;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    lincheck = new LincheckEngine(Programs.SOURCES);
  }

  @AfterAll
  static void close() {
    lincheck.close();
  }

  private void fails(Case asked, String message) {
    Exploration ours = new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
    fails(ours, message);
    fails(lincheck.explore(asked, Limits.NONE), message);
  }

  private static void fails(Exploration found, String message) {
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
    assertThat(found.failure().map(Trace::property)).contains(Property.COMPLETES.id());
    assertThat(found.reason()).contains(message);
  }

  @Test
  void aProcessThatIsToldNoForEverDoesNotComplete() throws IOException {
    Scope asking = new Scope(2, 1, 2, 0);
    fails(OwnScenario.of(folder, asking, ASKS), "does not end");
  }

  @Test
  void aFinalCheckThatGoesRoundForEverDoesNotComplete() throws IOException {
    fails(
        OwnScenario.of(folder, SCOPE, "", "", LOOP + "return true;"),
        "the final check does not end");
  }

  @Test
  void aProcessThatGoesRoundForEverDoesNotComplete() throws IOException {
    fails(OwnScenario.of(folder, SCOPE, "said = arena.getVolatile(own);\n" + LOOP), "does not end");
  }

  @Test
  void aSetUpThatGoesRoundForEverDoesNotComplete() throws IOException {
    fails(OwnScenario.of(folder, SCOPE, LOOP, "", "return true;"), "the set-up does not end");
  }
}
