package halt.checker.cli;

import halt.kernel.boot.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which machine is booted, and how often? The options of every command that boots one. */
final class MachineOptions {
  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      defaultValue = "x86_64",
      description =
          "The target: a folder arch-ARCH/ of the repository, or one of its variants, as"
              + " arm64:exclusives (default ${DEFAULT-VALUE}).")
  private String arch;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      defaultValue = "4",
      converter = ScopeOptions.Cpus.class,
      description =
          "CPUs of the machine, one process on each (default ${DEFAULT-VALUE}). haltkit verify"
              + " explores as many processes, too: more than 4 take long.")
  private int cpus;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "500",
      converter = ScopeOptions.Rounds.class,
      description = "How many times each scenario runs (default ${DEFAULT-VALUE}).")
  private int rounds;

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

  int cpus() {
    return cpus;
  }

  int rounds() {
    return rounds;
  }
}
