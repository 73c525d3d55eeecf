package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import picocli.CommandLine.Command;

/** {@code haltkit bench check}: how many states does the explorer visit in a second? */
@Command(
    name = "check",
    header = "Measure the explorer's states per second.",
    description = {"Explores the counter scenario, 3 processes with 2 operations each.", ""},
    footer = {"  haltkit bench check", "  haltkit bench check --json"})
final class BenchCheckCommand extends HaltCommand {
  BenchCheckCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the explorer");
  }
}
