package halt.model.lift;

import halt.model.ir.IrProgram;
import halt.model.ir.WellFormed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where are the sources that the tests lift, and what came of lifting them? */
public final class Sources {
  /** The repository. */
  public static final Path HOME = home();

  private Sources() {}

  private static Path home() {
    String set = System.getProperty("halt.home");
    return set != null ? Path.of(set) : Path.of("").toAbsolutePath().getParent();
  }

  /** The Java files directly in a folder of the repository, but package-info. */
  static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** HALT's own sources as a program. */
  public static IrProgram lifted(List<Path> sources) {
    return lifted(Lifter.lift(HOME, sources));
  }

  static IrProgram lifted(LiftResult result) {
    if (result instanceof LiftResult.Refused refused) {
      throw new AssertionError(
          refused.diagnostics().stream().map(Diagnostic::format).collect(Collectors.joining("\n")));
    }
    return WellFormed.require("the lifter", ((LiftResult.Lifted) result).program());
  }

  static List<Diagnostic> refused(LiftResult result) {
    if (result instanceof LiftResult.Lifted) {
      throw new AssertionError("lifted, but should have been refused");
    }
    return ((LiftResult.Refused) result).diagnostics();
  }
}
