package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haltkit boot}: what does a machine do with it? */
@Command(
    name = "boot",
    header = "Boot the translated core under QEMU and judge what it did.",
    description = {
      "Builds the image, boots it, runs a scenario on all CPUs for many rounds, and holds every"
          + " round's history against the specification.",
      ""
    },
    footer = {
      "  haltkit boot --arch x86_64   every scenario on 4 CPUs",
      "  haltkit boot --cpus 2 --scenario counter --rounds 1000"
    })
final class BootCommand extends HaltCommand {
  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      defaultValue = "x86_64",
      description = "The target: a folder arch-ARCH/ of the repository (default ${DEFAULT-VALUE}).")
  private String arch;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      defaultValue = "4",
      converter = ScopeOptions.Positive.class,
      description = "CPUs of the machine, each running one process (default ${DEFAULT-VALUE}).")
  private int cpus;

  @Option(
      names = "--scenario",
      paramLabel = "SCENARIO",
      description = "The scenario to run (default: all of them).")
  private String scenario;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "500",
      converter = ScopeOptions.Positive.class,
      description = "How many times each scenario runs (default ${DEFAULT-VALUE}).")
  private int rounds;

  BootCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the boot driver");
  }
}
