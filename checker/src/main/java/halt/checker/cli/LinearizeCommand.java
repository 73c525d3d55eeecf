package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code haltkit linearize}: could this history have happened one operation at a time? */
@Command(
    name = "linearize",
    header = "Judge a recorded history of operations on atoms.",
    description = {
      "Reads a history, one JSON object per line (docs/histories.md), and says whether the"
          + " operations can be put in one order that respects real time and the specification.",
      ""
    },
    footer = {
      "  haltkit linearize docs/example-history.jsonl",
      "  haltkit linearize history.jsonl --json"
    })
final class LinearizeCommand extends HaltCommand {
  @Parameters(paramLabel = "FILE", description = "The history.")
  private Path file;

  LinearizeCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the judge");
  }
}
