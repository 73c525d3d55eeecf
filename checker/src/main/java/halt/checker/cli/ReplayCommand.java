package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code haltkit replay}: what exactly went wrong in this run? */
@Command(
    name = "replay",
    header = "Run a counterexample again, step by step.",
    description = {
      "Runs the steps of a trace file on the program that it names, shows them with one column per"
          + " process, and ends with 1 if the property fails again.",
      ""
    },
    footer = {
      "  haltkit replay traces/lost-update.json",
      "  haltkit replay traces/lost-update.json --json"
    })
final class ReplayCommand extends HaltCommand {
  @Parameters(paramLabel = "TRACE", description = "A trace that check or verify wrote.")
  private Path trace;

  ReplayCommand(HaltKit haltkit) {
    super(haltkit);
  }

  Path trace() {
    return haltkit().file(trace);
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the explorer");
  }
}
