package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.history.Budget;
import halt.checker.history.HistoryFormatException;
import halt.checker.history.HistoryReader;
import halt.checker.history.HistoryReader.Read;
import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.checker.history.LinearizabilityResult.Undecided;
import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haltkit linearize}: could this history have happened one operation at a time? */
@Command(
    name = "linearize",
    header = "Judge a recorded history of operations on atoms.",
    description = {
      "Reads a history, one JSON object per line (docs/histories.md), and says whether the"
          + " operations can be put in one order that respects real time and the specification."
          + " Ends with 0 if they can, 1 if not, 3 if a limit was reached before that was known.",
      ""
    },
    footer = {
      "  haltkit linearize docs/example-history.jsonl",
      "  haltkit linearize --witness history.jsonl  show such an order",
      "  haltkit linearize --json history.jsonl",
      "  zcat history.jsonl.gz | haltkit linearize --memory 2048 -"
    })
final class LinearizeCommand extends HaltCommand {
  private static final Path STANDARD_INPUT = Path.of("-");

  @Parameters(paramLabel = "FILE", description = "The history; - is standard input.")
  private Path file;

  @Option(names = "--witness", description = "Print the order that was found.")
  private boolean witness;

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      converter = Memory.class,
      description =
          "Memory for the history and what the search remembers (default: 512, or three quarters of"
              + " the Java heap if that is less).")
  private Optional<Integer> memory = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      converter = ScopeOptions.Positive.class,
      description = "Give up after that time (default: none).")
  private Optional<Integer> timeLimit = Optional.empty();

  LinearizeCommand(HaltKit haltkit) {
    super(haltkit);
  }

  /** How many mebibytes: no more than there can be. */
  static final class Memory implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return ScopeOptions.between(1, (int) (Budget.MOST_BYTES >> 20), text);
    }
  }

  private sealed interface Answer {
    record Judged(LinearizabilityResult result) implements Answer {}

    record NoHistory(String why) implements Answer {}
  }

  @Override
  public ExitCode call() throws BadInput, IOException, InterruptedException {
    Budget budget =
        new Budget(
            memory.map(mebibytes -> (long) mebibytes << 20).orElse(Budget.COMMON_BYTES),
            timeLimit.map(Duration::ofSeconds));
    Answer answer;
    try (InputStream text = text()) {
      answer = haltkit().interrupts().abandonable(() -> answer(text, budget));
    }
    if (answer instanceof Answer.NoHistory no) {
      throw new BadInput(no.why() + "\n  The format is described in docs/histories.md.");
    }
    LinearizabilityResult result = ((Answer.Judged) answer).result();
    if (haltkit().json()) {
      printJson(result);
    } else {
      printText(result);
    }
    return exitCode(result);
  }

  private InputStream text() throws BadInput, IOException {
    return file.equals(STANDARD_INPUT)
        ? haltkit().keyboard()
        : Files.newInputStream(haltkit().readable(file));
  }

  private Answer answer(InputStream text, Budget budget) {
    String name = file.equals(STANDARD_INPUT) ? "standard input" : haltkit().file(file).toString();
    try {
      Read read = HistoryReader.read(text, name, budget);
      return new Answer.Judged(
          read instanceof Read.Whole whole
              ? new LinearizabilityChecker(whole.recorded().specification(), budget)
                  .check(whole.recorded().history())
              : ((Read.Limit) read).undecided());
    } catch (HistoryFormatException e) {
      return new Answer.NoHistory(e.getMessage());
    } catch (IOException e) {
      return new Answer.NoHistory(name + " cannot be read to its end: " + e.getMessage());
    }
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
