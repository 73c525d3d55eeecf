package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Verdicts;
import halt.checker.state.StateEngine;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.trace.TraceText;
import halt.checker.verdict.ExitCode;
import halt.model.scenario.ScenarioDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haltkit check}: does any run of a scenario, in a stated scope, break a property? */
@Command(
    name = "check",
    header = "Explore scenarios exhaustively.",
    description = {
      "Explores all runs of the scenarios named (all of them, if none is) in the scope given, and"
          + " says of each whether a property fails. A failure comes with a trace for"
          + " haltkit replay. A SCENARIO that ends in .java is a file of yours in restricted Java"
          + " (docs/restricted-java.md): its scenarios are explored.",
      ""
    },
    footer = {
      "  haltkit check                      every scenario",
      "  haltkit check counter -p 3 -o 2    3 processes with 2 operations each",
      "  haltkit check Mine.java            the scenarios of your own file",
      "  haltkit check --bug lost-update    a core that is broken on purpose",
      "  haltkit check --list               the scenarios and the seeded bugs"
    })
final class CheckCommand extends HaltCommand {
  @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "Scenarios to explore.")
  private List<String> names = new ArrayList<>();

  @Mixin private ScopeOptions scope;

  @Option(
      names = "--bug",
      paramLabel = "NAME",
      description =
          "Explore the core with this seeded bug, in the scenario and scope that show it.")
  private Optional<String> bug = Optional.empty();

  @Option(names = "--list", description = "Name the scenarios and the seeded bugs, and end.")
  private boolean list;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the trace of a failure to this file (default: reports/check/NAME.json).")
  private Optional<Path> trace = Optional.empty();

  @Option(
      names = "--space-words",
      paramLabel = "N",
      converter = ScopeOptions.SpaceWords.class,
      description = "Words of each semispace, instead of the scenario's own number.")
  private Optional<Integer> spaceWords = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      converter = ScopeOptions.Positive.class,
      description = "End each search after so long, with the verdict INCONCLUSIVE.")
  private Optional<Integer> timeLimit = Optional.empty();

  @Spec private CommandSpec spec;

  CheckCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      if (isFile(name)) {
        files.add(haltkit().readable(Path.of(name)));
      }
    }
    Catalogue catalogue = Catalogue.lift(haltkit().home(), files);
    if (list) {
      printList(catalogue);
      return ExitCode.PASSED;
    }
    if (trace.isPresent()) {
      requireWritable(haltkit().file(trace.get()));
    }
    if (bug.isPresent()) {
      if (!names.isEmpty()) {
        throw new BadInput("--bug brings its own scenario; leave out " + String.join(" ", names));
      }
      List<String> given = ScopeOptions.given(spec.commandLine().getParseResult());
      if (!given.isEmpty()) {
        throw new BadInput("--bug brings its own scope; leave out " + String.join(" ", given));
      }
      return run(List.of(sized(Case.of(catalogue.bug(bug.get())))));
    }
    List<Case> cases = new ArrayList<>();
    for (ScenarioDescription each : chosen(catalogue, files)) {
      cases.add(sized(new Case(catalogue.program(), Optional.empty(), files, each, scope.scope())));
    }
    return run(cases);
  }

  /** Explores one after the other; what is known is told at once, before a later one may fail. */
  private ExitCode run(List<Case> cases) throws IOException {
    List<Exploration> explorations = new ArrayList<>();
    ObjectNode object = Json.object();
    ArrayNode results = object.putArray("results");
    for (Case asked : cases) {
      Exploration exploration = explore(asked);
      explorations.add(exploration);
      Optional<Path> written = writeTrace(exploration);
      if (haltkit().json()) {
        ObjectNode result = Json.exploration(results.addObject(), exploration);
        written.ifPresent(file -> result.put("trace", file.toString()));
      } else {
        print(exploration, written);
      }
      if (haltkit().interrupts().requested()) {
        break;
      }
    }
    if (haltkit().json()) {
      Json.print(console(), object);
    }
    return Verdicts.exitCode(explorations);
  }

  private static boolean isFile(String name) {
    return name.endsWith(".java");
  }

  private List<ScenarioDescription> chosen(Catalogue catalogue, List<Path> files) throws BadInput {
    List<ScenarioDescription> chosen = new ArrayList<>();
    for (String name : names) {
      if (!isFile(name)) {
        chosen.add(catalogue.scenario(name));
      }
    }
    List<String> own = files.stream().map(file -> file.getFileName().toString()).toList();
    for (ScenarioDescription each : catalogue.scenarios()) {
      String simple = each.type().substring(each.type().lastIndexOf('.') + 1) + ".java";
      if (own.contains(simple)) {
        chosen.add(each);
      }
    }
    if (chosen.isEmpty() && !files.isEmpty()) {
      throw new BadInput(
          "no class in " + files + " is a scenario; mark one with @halt.scenario.Scenario");
    }
    return chosen.isEmpty() ? catalogue.scenarios() : chosen;
  }

  private Case sized(Case asked) {
    return spaceWords.map(asked::withSpaceWords).orElse(asked);
  }

  private Exploration explore(Case asked) {
    Progress progress = new Progress(console(), asked.scenario().name());
    Limits limits =
        new Limits(timeLimit.map(Duration::ofSeconds), haltkit().interrupts(), progress);
    SourceLines sources = new SourceLines(haltkit().home());
    try {
      return new StateEngine(sources).explore(asked, limits);
    } finally {
      progress.end();
    }
  }

  private void printList(Catalogue catalogue) {
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      ArrayNode scenarios = object.putArray("scenarios");
      catalogue
          .scenarios()
          .forEach(
              each -> scenarios.addObject().put("name", each.name()).put("title", each.title()));
      ArrayNode bugs = object.putArray("bugs");
      catalogue
          .bugs()
          .forEach(
              each ->
                  bugs.addObject()
                      .put("name", each.name())
                      .put("title", each.title())
                      .put("scenario", each.scenario())
                      .put("caught", each.caught().id()));
      Json.print(console(), object);
      return;
    }
    console().print("Scenarios:");
    catalogue
        .scenarios()
        .forEach(each -> console().print(String.format("  %-27s%s", each.name(), each.title())));
    console().print("");
    console().print("Seeded bugs (haltkit check --bug NAME):");
    catalogue
        .bugs()
        .forEach(each -> console().print(String.format("  %-27s%s", each.name(), each.title())));
  }

  private void print(Exploration exploration, Optional<Path> written) {
    console()
        .print(
            String.format(
                Locale.ROOT,
                "%-13s %-24s %,d states, %,d transitions, depth %,d, %.1f s (engine %s, model %s)",
                exploration.verdict(),
                exploration.scenario(),
                exploration.states(),
                exploration.transitions(),
                exploration.depth(),
                exploration.time().toMillis() / 1e3,
                exploration.engine(),
                exploration.model().id()));
    console().print("              " + exploration.scope().describe());
    console().print("              " + exploration.reason());
    exploration
        .failure()
        .ifPresent(
            failure -> {
              console().print("");
              TraceText.lines(failure).forEach(console()::print);
              console().print("");
            });
    StringBuilder sources = new StringBuilder();
    names.stream()
        .filter(CheckCommand::isFile)
        .forEach(n -> sources.append(" --source ").append(n));
    written.ifPresent(file -> console().print("replay it: haltkit replay" + sources + " " + file));
  }

  private Optional<Path> writeTrace(Exploration exploration) throws IOException {
    if (exploration.failure().isEmpty()) {
      return Optional.empty();
    }
    Trace failure = exploration.failure().get();
    Path file =
        trace
            .map(haltkit()::file)
            .orElse(
                haltkit()
                    .home()
                    .resolve("reports/check")
                    .resolve(failure.bug().orElse(failure.scenario()) + ".json"));
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    // Not createTempFile: its files are for their owner alone, and a trace is to be shown around.
    Path part = parent.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(part, TraceFile.print(failure));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return Optional.of(file);
  }

  /** A search may last hours: whether its trace can be kept is settled before it. */
  private static void requireWritable(Path file) throws BadInput {
    if (Files.isDirectory(file)) {
      throw new BadInput("--trace: " + file + " is a folder; a file is wanted");
    }
    HaltKit.writableFolder(file.toAbsolutePath().getParent());
  }
}
