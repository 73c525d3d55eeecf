package halt.checker.cli;

import halt.model.ir.IrProgram;
import halt.model.lift.Diagnostic;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which program is it about? The sources of the repository as they are now, lifted: the core and
 * the scenarios, which are translated and booted, too.
 */
final class Sources {
  private Sources() {}

  /** The core and the scenarios: what is translated and booted. */
  static IrProgram lift(Path home) throws BadInput {
    return lift(home, HaltSources.coreAndScenarios(home));
  }

  /**
   * The program of these sources.
   *
   * @throws BadInput with every breach of the rules, if there is one
   */
  static IrProgram lift(Path home, List<Path> sources) throws BadInput {
    LiftResult result = Lifter.lift(home, sources);
    if (result instanceof LiftResult.Refused refused) {
      throw new BadInput(
          "the sources break the rules of restricted Java (breaches: "
              + refused.diagnostics().size()
              + ")\n\n"
              + refused.diagnostics().stream()
                  .map(Diagnostic::format)
                  .collect(Collectors.joining("\n\n")));
    }
    return ((LiftResult.Lifted) result).program();
  }
}
