package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code haltkit test}: does HALT's own test suite pass? The launcher hands it to Maven before Java
 * is started; this class is its place in the help.
 */
@Command(
    name = "test",
    header = "Run HALT's own test suite.",
    description = {
      "Runs Maven's test phase in all modules, after installing what the tests need. Arguments are"
          + " handed to Maven.",
      ""
    },
    footer = {
      "  haltkit test",
      "  haltkit test -pl model                 one module and those it is built on",
      "  haltkit test -Dtest=SuggestTest"
    })
final class TestCommand extends HaltCommand {
  @Parameters(paramLabel = "MAVEN-ARGUMENT", arity = "0..*", description = "Handed to Maven.")
  private List<String> arguments = new ArrayList<>();

  TestCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput {
    throw new BadInput(
        "test must be the first argument: haltkit test " + String.join(" ", arguments));
  }
}
