package halt.checker.cli;

import halt.kernel.boot.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which machine is booted? The option of a command that boots one. */
final class TargetOption {
  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      defaultValue = "x86_64",
      description =
          "The target: a folder arch-ARCH/ of the repository, or one of its variants, as"
              + " arm64:exclusives (default ${DEFAULT-VALUE}).")
  private String arch;

  /**
   * The target's name, with its variant if one is asked for.
   *
   * @throws BadInput if the repository has no such target
   * @throws IOException if the repository cannot be listed
   */
  String architecture(Path home) throws BadInput, IOException {
    List<String> known = Target.namesWithVariants(home);
    if (!known.contains(arch)) {
      throw BadInput.unknown("target", arch, known);
    }
    return arch;
  }
}
