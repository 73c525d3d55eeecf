package halt.checker;

import halt.checker.trace.SourceLines;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import halt.model.ir.WellFormed;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The repository's own sources, lifted once for all tests. */
public final class Programs {
  /** The repository's root. */
  public static final Path HOME =
      Path.of(System.getProperty("halt.home", System.getProperty("user.dir"))).toAbsolutePath();

  /** The core, the scenarios and the seeded bugs. */
  public static final IrProgram ALL = with();

  /** The lines of the repository's sources. */
  public static final SourceLines SOURCES = new SourceLines(HOME);

  private Programs() {}

  /** {@link #ALL} and restricted Java of the tests' own, named by its files. */
  public static IrProgram with(String... tests) {
    List<Path> sources = new ArrayList<>(HaltSources.withSeededBugs(HOME));
    for (String test : tests) {
      sources.add(HOME.resolve("checker/src/test/java/halt/checker").resolve(test));
    }
    LiftResult result = Lifter.lift(HOME, sources);
    if (result instanceof LiftResult.Lifted lifted) {
      return WellFormed.require("the lifter", lifted.program());
    }
    throw new AssertionError(result);
  }

  /** The scenario of that name. */
  public static ScenarioDescription scenario(String name) {
    return scenario(ALL, name);
  }

  /** The scenario of that name in a program. */
  public static ScenarioDescription scenario(IrProgram program, String name) {
    return ScenarioDescription.all(program).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
