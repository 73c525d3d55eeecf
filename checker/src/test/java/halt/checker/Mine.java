package halt.checker;

import halt.checker.engine.Case;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.WellFormed;
import halt.model.lift.Diagnostic;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of a scenario of somebody's own? One with the bodies that a test gives it, in a file
 * of its own: each body is one line, so that a test can name it.
 */
public record Mine(String setup, String process, String check) {
  /** The line of the set-up's body. */
  public static final int SETUP = 14;

  /** The line of a process's body. */
  public static final int PROCESS = 18;

  /** The line of the final check's body. */
  public static final int CHECK = 22;

  private static final String SOURCE =
      """
      import halt.core.*; import halt.core.value.*; import halt.core.atom.*;
      import halt.core.host.*; import halt.core.process.*; import halt.core.collect.*;
      import halt.core.role.*; import halt.core.collect.semispace.*;
      import halt.scenario.Scenario;

      /** A test's own. */
      @Scenario(name = "mine", title = "A test's own.", registers = 3, atoms = 1,
          spaceWords = 4, bufferWords = 4, words = 8)
      final class Mine {
        private Mine() {}

        /** Before all processes. */
        public static void setup(Arena arena, int processes, int operations) {
          SETUP
        }

        public static void process(Arena arena, int process, int operations) {
          PROCESS
        }

        public static boolean check(Arena arena, int processes, int operations) {
          CHECK
        }
      }
      """;

  /** A scenario of which only the processes do something. */
  public static Mine process(String body) {
    return new Mine("", body, "return true;");
  }

  /** The source, in this folder. */
  public Path write(Path folder) {
    Path file = folder.resolve("Mine.java");
    try {
      return Files.writeString(
          file, SOURCE.replace("SETUP", setup).replace("PROCESS", process).replace("CHECK", check));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The case of two processes with an operation each; the source is written to the folder. */
  public Case in(Path folder) {
    List<Path> own = List.of(write(folder));
    List<Path> sources = new ArrayList<>(HaltSources.coreAndScenarios(Programs.HOME));
    sources.addAll(own);
    LiftResult result = Lifter.lift(folder, sources);
    if (result instanceof LiftResult.Refused refused) {
      throw new AssertionError(
          refused.diagnostics().stream().map(Diagnostic::format).collect(Collectors.joining("\n")));
    }
    IrProgram program = WellFormed.require("the lifter", ((LiftResult.Lifted) result).program());
    return new Case(
        program, Optional.empty(), own, Programs.scenario(program, "mine"), new Scope(2, 1, 1, 0));
  }
}
