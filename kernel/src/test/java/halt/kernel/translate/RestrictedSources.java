package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.ir.IrProgram;
import halt.model.ir.WellFormed;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What programs do the tests translate? Those that the lifter reads from Java. */
final class RestrictedSources {
  private RestrictedSources() {}

  /** The core and the scenarios. */
  static IrProgram core() {
    Path root = Repository.root();
    return lift(root, HaltSources.coreAndScenarios(root));
  }

  /** The Java sources in one folder. */
  static List<Path> java(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static IrProgram lift(Path root, List<Path> sources) {
    LiftResult result = Lifter.lift(root, sources);
    assertThat(result).isInstanceOf(LiftResult.Lifted.class);
    return WellFormed.require("the lifter", ((LiftResult.Lifted) result).program());
  }
}
