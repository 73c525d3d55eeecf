package halt.checker.cli;

import picocli.CommandLine.Option;

/** What does a process do in a round, and by what do rounds differ? */
final class WorkOptions {
  @Option(
      names = {"-o", "--operations"},
      paramLabel = "N",
      defaultValue = "1",
      converter = ScopeOptions.MachineOperations.class,
      description = "Operations of each process in a round (default ${DEFAULT-VALUE}).")
  private int operations;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      converter = ScopeOptions.NotNegative.class,
      description = "Of the delays and naps by which rounds differ (default ${DEFAULT-VALUE}).")
  private int seed;

  int operations() {
    return operations;
  }

  int seed() {
    return seed;
  }
}
