package halt.checker.cli;

import halt.model.ir.IrProgram;
import halt.model.lift.Diagnostic;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which program is it about? The sources of the repository as they are now, lifted: the core and
 * the scenarios, which are translated and booted, too.
 */
final class Sources {
  private static final List<String> FOLDERS =
      List.of("core/src/main/java/halt/core", "model/src/main/java/halt/scenario");

  private Sources() {}

  /**
   * The core and the scenarios.
   *
   * @param home the repository's root
   * @param more other sources to lift with them
   * @throws BadInput with every breach of the rules, if there is one
   */
  static IrProgram lift(Path home, List<Path> more) throws BadInput, IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : FOLDERS) {
      sources.addAll(javaFiles(home.resolve(folder)));
    }
    sources.addAll(more);
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

  /** The Java files of one folder, sorted, without the folders in it. */
  static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
