package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.OwnScenario;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link halt.checker.jvm.EndlessLoopsTest} asks of Lincheck. */
@Tag("jpf")
class JpfEndlessLoopsTest {
  private static final Scope SCOPE = new Scope(2, 1, 0, 0);
  private static final String LOOP = "for (long i = 0; i >= 0; i = i & 7) {\n}\n";
  private static final String ASKS = "while (!Platform.collectionRequested(arena, process)) {\n}\n";

  @TempDir private Path folder;

  private void fails(String setup, String process, String check, String message)
      throws IOException {
    fails(OwnScenario.of(folder, SCOPE, setup, process, check), message);
  }

  private static void fails(Case asked, String message) {
    try (JpfEngine engine = Jpf.engine(Jpf.present(), List.of())) {
      Exploration found = engine.explore(asked, Limits.NONE);
      assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
      assertThat(found.failure().map(Trace::property)).contains(Property.COMPLETES.id());
      assertThat(found.reason()).contains(message);
    }
  }

  @Test
  void aFinalCheckThatGoesRoundForEverDoesNotComplete() throws IOException {
    fails("", "", LOOP + "return true;", "the final check does not end");
  }

  @Test
  void aProcessThatGoesRoundForEverDoesNotComplete() throws IOException {
    fails("", "said = arena.getVolatile(own);\n" + LOOP, "return true;", "does not end");
  }

  /** Each of its choices is a state, so that no state would ever be one that was seen. */
  @Test
  void aProcessThatIsToldNoForEverDoesNotComplete() throws IOException {
    Scope asking = new Scope(2, 1, 2, 0);
    fails(OwnScenario.of(folder, asking, ASKS), "does not end");
  }

  /** Under JPF he is where he comes back to from his beginning, and in the model after a turn. */
  @Test
  void aProcessThatWaitsInVainFromItsBeginningDoesNotComplete() throws IOException {
    String waits = "while (arena.getVolatile(own) == 0) {\n}\n";
    fails(OwnScenario.of(folder, SCOPE, waits), "not all processes come to their end");
  }

  @Test
  void aSetUpThatGoesRoundForEverDoesNotComplete() throws IOException {
    fails(LOOP, "", "return true;", "the set-up does not end");
  }
}
