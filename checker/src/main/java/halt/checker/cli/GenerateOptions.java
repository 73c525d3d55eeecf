package halt.checker.cli;

import halt.checker.generate.Generator;
import halt.checker.generate.ScenarioPlan;
import halt.kernel.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Are scenarios to be made by chance? The options, and the files that such scenarios become. */
final class GenerateOptions {
  private static final String FOLDER = "reports/check/generated";

  @Option(
      names = "--generate",
      paramLabel = "N",
      converter = ScopeOptions.Generated.class,
      description =
          "Instead of named scenarios, explore N that are made by chance; each is written to "
              + FOLDER
              + "/ as a file of restricted Java.")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description =
          "The seed of --generate: the same seed makes the same scenarios (default"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  boolean given() {
    return count.isPresent();
  }

  /** The scenarios; none if none are asked for. */
  List<ScenarioPlan> plans() {
    return new Generator(seed).plans(count.orElse(0));
  }

  /** Writes a scenario for people, and for the engines that compile it. */
  static Path write(Path home, ScenarioPlan plan) throws IOException {
    Path folder = Files.createDirectories(home.resolve(FOLDER));
    Path file = folder.resolve(plan.fileName());
    WholeFile.write(file, plan.javaSource());
    return file;
  }
}
