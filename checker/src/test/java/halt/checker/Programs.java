package halt.checker;

import halt.checker.trace.SourceLines;
import halt.model.ir.IrProgram;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import halt.model.scenario.ScenarioDescription;
import java.nio.file.Path;

/** The repository's own sources, lifted once for all tests. */
public final class Programs {
  /** The repository's root. */
  public static final Path HOME =
      Path.of(System.getProperty("halt.home", System.getProperty("user.dir"))).toAbsolutePath();

  /** The core, the scenarios and the seeded bugs. */
  public static final IrProgram ALL = lift();

  /** The lines of the repository's sources. */
  public static final SourceLines SOURCES = new SourceLines(HOME);

  private Programs() {}

  private static IrProgram lift() {
    LiftResult result = Lifter.lift(HOME, HaltSources.withSeededBugs(HOME));
    if (result instanceof LiftResult.Lifted lifted) {
      return lifted.program();
    }
    throw new AssertionError(result);
  }

  /** The scenario of that name. */
  public static ScenarioDescription scenario(String name) {
    return ScenarioDescription.all(ALL).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
