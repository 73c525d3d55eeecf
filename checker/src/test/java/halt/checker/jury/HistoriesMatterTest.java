package halt.checker.jury;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Are two states one that differ only in what was done before? In each of these, memory and
 * processes come to the same in two ways, and what is done from there on is right after one of them
 * and wrong after the other.
 */
class HistoriesMatterTest {
  private enum Ways {
    /** Begun before all resets, reading may give 1; afterwards not. */
    BEGUN_BEFORE_OR_AFTERWARDS(
        """
        if (process == 0) {
          arena.getVolatile(own + 1);
          Platform.invoke(arena, process, Operation.DEREF, atom, Word.NIL, Word.NIL);
          arena.getVolatile(own + 1);
          while (arena.getVolatile(own) == 0) {
          }
          Platform.respond(arena, process, Word.fixnum(1));
        } else {
          RESETS
          arena.setVolatile(own, 1);
        }
        """),
    /** The same, where the wrong way takes one switch more, so that others are gone first. */
    BEGUN_AFTERWARDS_WITH_MORE_SWITCHES(
        """
        if (process == 0) {
          if (arena.getVolatile(own + 3) == 0) {
            Platform.invoke(arena, process, Operation.DEREF, atom, Word.NIL, Word.NIL);
            arena.setVolatile(own + 1, 1);
            while (arena.getVolatile(own) == 0) {
            }
          } else {
            arena.setVolatile(own + 1, 1);
            while (arena.getVolatile(own) == 0) {
            }
            Platform.invoke(arena, process, Operation.DEREF, atom, Word.NIL, Word.NIL);
            arena.getVolatile(own);
          }
          arena.getVolatile(own);
          Platform.respond(arena, process, Word.fixnum(1));
        } else {
          arena.setVolatile(own + 3, 1);
          arena.setVolatile(own + 3, 0);
          while (arena.getVolatile(own + 1) == 0) {
          }
          RESETS
          arena.setVolatile(own, 1);
        }
        """),
    /**
     * What is announced, and begins with the next access, gives 0 if it reads and 1 if it resets.
     */
    ANNOUNCED_AND_NOT_BEGUN(
        """
        if (process == 0) {
          if (arena.getVolatile(own) == 0) {
            Platform.invoke(arena, process, Operation.DEREF, atom, Word.NIL, Word.NIL);
          } else {
            Platform.invoke(arena, process, Operation.RESET, atom, Word.fixnum(1), Word.NIL);
          }
          arena.setVolatile(own, 1);
          Platform.respond(arena, process, Word.fixnum(0));
        } else {
          arena.setVolatile(own, 1);
        }
        """);

    private final String process;

    Ways(String process) {
      this.process =
          "@Value long atom = Word.atom(Atom.cell(Atom.at(arena, 0)));\n"
              + process.replace(
                  "RESETS",
                  """
                  Safepoint.enter(arena, process);
                  Registers.set(arena, process, 1, atom);
                  Registers.set(arena, process, 2, Word.fixnum(1));
                  Operation.reset(arena, process, 1, 2);
                  Registers.set(arena, process, 2, Word.fixnum(0));
                  Operation.reset(arena, process, 1, 2);
                  Safepoint.leave(arena, process);
                  """);
    }
  }

  @TempDir private Path folder;

  /** Whichever process an engine lets go first, the other way is not to be left out. */
  private void fails(Engine engine, Ways ways) throws IOException {
    try (engine) {
      for (String first : new String[] {"process == 0", "process == 1"}) {
        Case asked =
            OwnScenario.of(
                folder,
                new Scope(2, 1, 0, 0),
                "Atom.create(arena, Word.fixnum(0));",
                ways.process.replace("process == 0", first),
                "return true;");
        Exploration found = engine.explore(asked, Limits.NONE);
        assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(Verdict.FAIL);
        assertThat(found.failure().map(Trace::property)).contains(Property.LINEARIZABLE.id());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void byState(Ways ways) throws IOException {
    fails(new StateEngine(Programs.SOURCES), ways);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("lincheck")
  void byLincheck(Ways ways) throws IOException {
    fails(new LincheckEngine(Programs.SOURCES), ways);
  }
}
