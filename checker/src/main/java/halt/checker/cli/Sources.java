package halt.checker.cli;

import halt.model.ir.IrProgram;
import halt.model.lift.Base;
import halt.model.lift.Diagnostic;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which program is it about? The sources of the repository as they are now, lifted: the core and
 * the scenarios, which are translated and booted, too.
 */
final class Sources {
  private static final String SEEDED = "halt.seeded";

  private Sources() {}

  /** The core and the scenarios: what is translated and booted. */
  static IrProgram lift(Path home) throws BadInput, IOException {
    Optional<Base> base = base(home, KeptBase.ofLauncher());
    // Nothing but they themselves knows of the seeded bugs.
    return base.isPresent()
        ? base.get().program().without(SEEDED)
        : whole(home, HaltSources.coreAndScenarios(home));
  }

  /**
   * Those, the seeded bugs and sources of the user's own.
   *
   * @throws BadInput with every breach of the rules, if there is one
   */
  static IrProgram lift(Path home, List<Path> own) throws BadInput, IOException {
    return lift(home, own, KeptBase.ofLauncher());
  }

  /** The same, with what may be kept between commands. */
  static IrProgram lift(Path home, List<Path> own, Optional<KeptBase> kept) throws BadInput {
    Optional<Base> base = base(home, kept);
    Optional<IrProgram> onBase =
        own.isEmpty()
            ? base.map(Base::program)
            : base.flatMap(known -> Lifter.lift(known, home, own));
    if (onBase.isPresent()) {
      return onBase.get();
    }
    List<Path> sources = new ArrayList<>(HaltSources.withSeededBugs(home));
    sources.addAll(own);
    return whole(home, sources);
  }

  private static Optional<Base> base(Path home, Optional<KeptBase> kept) {
    return kept.flatMap(each -> each.of(home));
  }

  private static IrProgram whole(Path home, List<Path> sources) throws BadInput {
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
