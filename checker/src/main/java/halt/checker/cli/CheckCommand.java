package halt.checker.cli;

import halt.checker.engine.Scope;
import halt.checker.verdict.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haltkit check}: does any run of a scenario, in a stated scope, break a property? */
@Command(
    name = "check",
    header = "Explore scenarios exhaustively.",
    description = {
      "Explores all runs of the scenarios named (all of them, if none is) in the scope given, and"
          + " says of each whether a property fails. A failure comes with a trace for"
          + " haltkit replay.",
      ""
    },
    footer = {
      "  haltkit check                     every scenario",
      "  haltkit check counter -p 3 -o 2   3 processes with 2 operations each",
      "  haltkit check --bug lost-update   a core that is broken on purpose",
      "  haltkit check --list              the scenarios and the seeded bugs"
    })
final class CheckCommand extends HaltCommand {
  /**
   * What was asked for.
   *
   * @param scenarios names; none means all
   * @param bug the seeded bug to put into the core
   * @param list only name what there is
   * @param trace where the trace of a failure goes
   */
  record Request(
      List<String> scenarios,
      Scope scope,
      Optional<String> bug,
      boolean list,
      Optional<Path> trace) {}

  @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "Scenarios to explore.")
  private List<String> scenarios = new ArrayList<>();

  @Mixin private ScopeOptions scope;

  @Option(
      names = "--bug",
      paramLabel = "NAME",
      description = "Explore the core with this seeded bug in it.")
  private Optional<String> bug = Optional.empty();

  @Option(names = "--list", description = "Name the scenarios and the seeded bugs, and end.")
  private boolean list;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the trace of a failure to this file.")
  private Optional<Path> trace = Optional.empty();

  CheckCommand(HaltKit haltkit) {
    super(haltkit);
  }

  Request request() {
    return new Request(
        List.copyOf(scenarios), scope.scope(), bug, list, trace.map(haltkit()::file));
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the explorer");
  }
}
