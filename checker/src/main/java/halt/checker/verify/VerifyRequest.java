package halt.checker.verify;

import java.nio.file.Path;
import java.util.Set;

/**
 * What is to be verified?
 *
 * @param home the repository's root
 * @param command the command line, for the report
 * @param skipped stages to leave out; the report names them as not covered
 * @param architecture the target that is booted
 * @param cpus CPUs of the booted machine, one process on each
 * @param rounds how many times each scenario runs on it
 */
public record VerifyRequest(
    Path home, String command, Set<Stage> skipped, String architecture, int cpus, int rounds) {
  public VerifyRequest {
    skipped = Set.copyOf(skipped);
  }

  boolean wants(Stage stage) {
    return !skipped.contains(stage);
  }
}
