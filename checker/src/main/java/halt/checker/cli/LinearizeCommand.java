package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.history.HistoryFormatException;
import halt.checker.history.HistoryReader;
import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.checker.history.LinearizabilityResult.Undecided;
import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haltkit linearize}: could this history have happened one operation at a time? */
@Command(
    name = "linearize",
    header = "Judge a recorded history of operations on atoms.",
    description = {
      "Reads a history, one JSON object per line (docs/histories.md), and says whether the"
          + " operations can be put in one order that respects real time and the specification."
          + " Ends with 0 if they can, 1 if not.",
      ""
    },
    footer = {
      "  haltkit linearize docs/example-history.jsonl",
      "  haltkit linearize --witness history.jsonl  show such an order",
      "  haltkit linearize --json history.jsonl"
    })
final class LinearizeCommand extends HaltCommand {
  @Parameters(paramLabel = "FILE", description = "The history.")
  private Path file;

  @Option(names = "--witness", description = "Print the order that was found.")
  private boolean witness;

  LinearizeCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, IOException, InterruptedException {
    HistoryReader.Recorded recorded;
    try {
      recorded = HistoryReader.read(haltkit().readable(file));
    } catch (HistoryFormatException e) {
      throw new BadInput(e.getMessage() + "\n  The format is described in docs/histories.md.");
    }
    LinearizabilityResult result =
        haltkit()
            .interrupts()
            .abandonable(
                () ->
                    new LinearizabilityChecker(recorded.specification()).check(recorded.history()));
    if (haltkit().json()) {
      printJson(result);
    } else {
      printText(result);
    }
    return exitCode(result);
  }

  private static ExitCode exitCode(LinearizabilityResult result) {
    if (result instanceof Linearizable) {
      return ExitCode.PASSED;
    }
    return result instanceof NotLinearizable ? ExitCode.FAILED : ExitCode.UNDECIDED;
  }

  private void printText(LinearizabilityResult result) {
    long count = result.effort().operations();
    String operations = count == 1 ? "1 operation" : count + " operations";
    if (result instanceof Linearizable linearizable) {
      console().print("Linearizable: " + operations + ".");
      if (witness) {
        linearizable.witness().forEach(point -> console().print("  " + point));
      }
    } else if (result instanceof NotLinearizable not) {
      console().print("Not linearizable: " + operations + ".");
      console().print(not.explanation());
    } else if (result instanceof Undecided undecided) {
      console().print("Undecided: " + undecided.reason());
    }
  }

  private void printJson(LinearizabilityResult result) {
    ObjectNode object = Json.object();
    object.put("file", file.toString());
    if (result instanceof Linearizable linearizable) {
      object.put("result", "linearizable");
      Json.putTexts(object, "witness", linearizable.witness());
    } else if (result instanceof NotLinearizable not) {
      object.put("result", "not-linearizable");
      object.put("part", not.part());
      Json.putTexts(object, "prefix", not.prefix());
      object.put("state", not.state());
      Json.putTexts(
          object,
          "blocked",
          not.blocked().stream().map(LinearizabilityResult.Blocked::operation).toList());
      object.put("explanation", not.explanation());
    } else if (result instanceof Undecided undecided) {
      object.put("result", "undecided");
      object.put("reason", undecided.reason());
    }
    ObjectNode effort = object.putObject("effort");
    effort.put("operations", result.effort().operations());
    effort.put("parts", result.effort().parts());
    effort.put("configurations", result.effort().configurations());
    effort.put("steps", result.effort().steps());
    Json.print(console(), object);
  }
}
