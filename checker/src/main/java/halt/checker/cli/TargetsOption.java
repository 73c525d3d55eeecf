package halt.checker.cli;

import halt.kernel.boot.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which machines are booted? The option of a command that compares several. */
final class TargetsOption {
  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      split = ",",
      description =
          "The targets, each a folder arch-ARCH/ of the repository or a variant of one, as"
              + " arm64:exclusives (default: every folder).")
  private List<String> archs = new ArrayList<>();

  /**
   * The names of those that are asked for, each once, in the order in which they were named.
   *
   * @throws BadInput if the repository has no such target
   * @throws IOException if the repository cannot be listed
   */
  List<String> architectures(Path home) throws BadInput, IOException {
    List<String> known = Target.namesWithVariants(home);
    for (String arch : archs) {
      if (!known.contains(arch)) {
        throw BadInput.unknown("target", arch, known);
      }
    }
    return archs.isEmpty() ? Target.names(home) : archs.stream().distinct().toList();
  }
}
