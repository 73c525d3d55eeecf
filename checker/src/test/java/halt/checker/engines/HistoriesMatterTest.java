package halt.checker.engines;

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
import halt.checker.verdict.Property;
import halt.checker.verdict.Scope;
import halt.checker.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Are two states one that differ only in what was done before? Who reads the atom here gives 1,
 * when it is 0 again: right if the reading began while it was 1, or before, and wrong if it began
 * afterwards. Memory and processes are the same by then.
 */
class HistoriesMatterTest {
  private static final String READER =
      """
      if (process == %d) {
        arena.getVolatile(own + 1);
        Platform.invoke(arena, process, Operation.DEREF, Word.atom(Atom.cell(Atom.at(arena, 0))),
            Word.NIL, Word.NIL);
        arena.getVolatile(own + 1);
        while (arena.getVolatile(own) == 0) {
        }
        Platform.respond(arena, process, Word.fixnum(1));
      } else {
        Safepoint.enter(arena, process);
        Registers.set(arena, process, 1, Word.atom(Atom.cell(Atom.at(arena, 0))));
        Registers.set(arena, process, 2, Word.fixnum(1));
        Operation.reset(arena, process, 1, 2);
        Registers.set(arena, process, 2, Word.fixnum(0));
        Operation.reset(arena, process, 1, 2);
        Safepoint.leave(arena, process);
        arena.setVolatile(own, 1);
      }
      """;

  @TempDir private Path folder;

  private void fails(Engine engine, int reader) throws IOException {
    Case asked =
        OwnScenario.of(
            folder,
            new Scope(2, 1, 0, 0),
            "Atom.create(arena, Word.fixnum(0));",
            READER.formatted(reader),
            "return true;");
    try (engine) {
      Exploration found = engine.explore(asked, Limits.NONE);
      assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
      assertThat(found.failure().map(Trace::property)).contains(Property.LINEARIZABLE.id());
    }
  }

  /** Whichever of the two ways an engine goes first, the other one is not to be left out. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void byState(int reader) throws IOException {
    fails(new StateEngine(Programs.SOURCES), reader);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @Tag("lincheck")
  void byLincheck(int reader) throws IOException {
    fails(new LincheckEngine(Programs.SOURCES), reader);
  }
}
