package halt.checker.cli;

import picocli.CommandLine.Option;

/** How large is the machine, and how often does it run a scenario? */
final class MachineOptions {
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

  int cpus() {
    return cpus;
  }

  int rounds() {
    return rounds;
  }
}
