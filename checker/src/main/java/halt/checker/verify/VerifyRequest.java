package halt.checker.verify;

import halt.checker.jury.EngineKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be verified?
 *
 * @param home the repository's root
 * @param command the command line, for the report
 * @param skipped stages to leave out; the report names them as not covered
 * @param engines that explore, where they are there
 * @param needed those of them without which the run is undecided, because the user has named them
 * @param environment variables that name tools
 * @param architectures the targets that are booted
 * @param cpus CPUs of the booted machine, one process on each
 * @param rounds how many times each scenario runs on it
 */
public record VerifyRequest(
    Path home,
    String command,
    Set<Stage> skipped,
    Set<EngineKind> engines,
    Set<EngineKind> needed,
    Map<String, String> environment,
    List<String> architectures,
    int cpus,
    int rounds) {
  public VerifyRequest {
    skipped = Set.copyOf(skipped);
    engines = Set.copyOf(engines);
    needed = Set.copyOf(needed);
    architectures = List.copyOf(architectures);
    environment = Map.copyOf(environment);
  }

  boolean wants(Stage stage) {
    return !skipped.contains(stage);
  }
}
