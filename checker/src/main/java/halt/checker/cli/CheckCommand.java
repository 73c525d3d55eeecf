package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.engine.Case;
import halt.checker.engine.Limits;
import halt.checker.generate.ScenarioPlan;
import halt.checker.jury.Engines;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
      "Explores all runs of the scenarios named (all but the litmus tests, if none is) in the scope given, and"
          + " says of each whether a property fails. A failure comes with a trace for"
          + " haltkit replay. A SCENARIO that ends in .java is a file of yours in restricted Java"
          + " (docs/restricted-java.md): its scenarios are explored.",
      ""
    },
    footer = {
      "  haltkit check                      every scenario",
      "  haltkit check counter -p 3 -o 2    3 processes with 2 operations each",
      "  haltkit check Mine.java            the scenarios of your own file",
      "  haltkit check counter --engine all by each engine, which must agree",
      "  haltkit check --litmus             every litmus test (docs/conformance.md)",
      "  haltkit check --bug lost-update    a core that is broken on purpose",
      "  haltkit check --generate 20 --seed 7",
      "  haltkit check --list               the scenarios and the seeded bugs"
    })
final class CheckCommand extends HaltCommand {
  @Parameters(paramLabel = "SCENARIO", arity = "0..*", description = "Scenarios to explore.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--litmus",
      description = "Explore every litmus test, each with its own processes and one instance.")
  private boolean litmus;

  @Mixin private ScopeOptions scope;

  @Mixin private EngineOptions engine;

  @Mixin private GenerateOptions generate;

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
  public ExitCode call() throws BadInput, NotInstalled, IOException {
    engine.require();
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      if (isFile(name)) {
        Path file = haltkit().readable(Path.of(name));
        if (!files.contains(file)) {
          files.add(file);
        }
      }
    }
    if (list) {
      printList(
          files.isEmpty()
              ? Listing.compiled()
              : Listing.of(Catalogue.lift(haltkit().home(), files)));
      return ExitCode.PASSED;
    }
    Catalogue catalogue = Catalogue.lift(haltkit().home(), files);
    if (trace.isPresent()) {
      haltkit().writableFile("--trace", trace.get());
    }
    return run(cases(catalogue, files));
  }

  private List<Case> cases(Catalogue catalogue, List<Path> files) throws BadInput, IOException {
    if (bug.isPresent()) {
      refuse("--bug", "scenario", names);
      refuse("--bug", "scope", ScopeOptions.given(spec.commandLine().getParseResult()));
      return List.of(sized(Case.of(catalogue.bug(bug.get()))));
    }
    if (generate.given()) {
      refuse("--generate", "scenarios", names);
      refuse(
          "--generate", "processes", ScopeOptions.givenSizes(spec.commandLine().getParseResult()));
      return generated();
    }
    List<Case> cases = new ArrayList<>();
    for (ScenarioDescription each : chosen(catalogue, files)) {
      cases.add(sized(new Case(catalogue.program(), Optional.empty(), files, each, scopeOf(each))));
    }
    return cases;
  }

  /** A litmus test has its own number of processes, and one instance is all of it. */
  private Scope scopeOf(ScenarioDescription scenario) throws BadInput {
    if (scenario.litmus().isEmpty()) {
      return scope.scope();
    }
    List<String> given = ScopeOptions.givenSizes(spec.commandLine().getParseResult());
    int processes =
        given.contains("--processes")
            ? scope.scope().processes()
            : scenario.litmus().get().processes();
    int operations = given.contains("--operations") ? scope.scope().operations() : 1;
    Optional<String> refusal = scenario.litmus().get().refusal(processes, operations);
    if (refusal.isPresent()) {
      throw new BadInput(scenario.name() + " " + refusal.get());
    }
    return new Scope(processes, operations, 0, 0);
  }

  private static void refuse(String option, String brings, List<String> given) throws BadInput {
    if (!given.isEmpty()) {
      throw new BadInput(
          option + " brings its own " + brings + "; leave out " + String.join(" ", given));
    }
  }

  /** Scenarios made by chance, as files of the user's own would be. */
  private List<Case> generated() throws BadInput, IOException {
    List<ScenarioPlan> plans = generate.plans();
    List<Path> files = new ArrayList<>();
    for (ScenarioPlan plan : plans) {
      files.add(GenerateOptions.write(haltkit().home(), plan));
    }
    Catalogue catalogue = Catalogue.lift(haltkit().home(), files);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      ScenarioPlan plan = plans.get(i);
      Scope asked = plan.scope(scope.scope().collections(), scope.scope().allocationFailures());
      cases.add(
          sized(
              new Case(
                  catalogue.program(),
                  Optional.empty(),
                  List.of(files.get(i)),
                  catalogue.scenario(plan.name()),
                  asked)));
    }
    return cases;
  }

  private ExitCode run(List<Case> cases) throws BadInput, NotInstalled, IOException {
    Limits limits =
        new Limits(
            timeLimit.map(Duration::ofSeconds), haltkit().interrupts(), Limits.NONE.progress());
    Engines engines = new Engines(new SourceLines(haltkit().home()), haltkit().environment());
    CheckResults results = new CheckResults(haltkit(), engines, trace);
    try (Panel panel = Panel.choose(engine, engines, cases, console())) {
      panel.judge(limits, results);
    } catch (RuntimeException | Error stopped) {
      results.tellSoFar();
      throw stopped;
    }
    return results.end();
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
    chosen.addAll(catalogue.ofFiles(files));
    if (chosen.isEmpty() && !files.isEmpty()) {
      throw new BadInput(
          "no class in " + files + " is a scenario; mark one with @halt.scenario.Scenario");
    }
    for (ScenarioDescription each : catalogue.scenarios()) {
      if (litmus && each.litmus().isPresent() && !chosen.contains(each)) {
        chosen.add(each);
      }
    }
    return chosen.isEmpty()
        ? catalogue.scenarios().stream().filter(each -> each.litmus().isEmpty()).toList()
        : chosen;
  }

  private Case sized(Case asked) throws BadInput {
    Case sized = spaceWords.map(asked::withSpaceWords).orElse(asked);
    return sized.under(engine.model());
  }

  private void printList(Listing listing) {
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      ArrayNode scenarios = object.putArray("scenarios");
      for (Listing.Scenario each : listing.scenarios()) {
        scenarios.addObject().put("name", each.name()).put("title", each.title());
      }
      ArrayNode bugs = object.putArray("bugs");
      for (Listing.Bug each : listing.bugs()) {
        bugs.addObject()
            .put("name", each.name())
            .put("title", each.title())
            .put("scenario", each.scenario())
            .put("caught", each.caught());
      }
      Json.print(console(), object);
      return;
    }
    console().print("Scenarios:");
    for (Listing.Scenario each : listing.scenarios()) {
      console().print(String.format("  %-28s%s", each.name(), each.title()));
    }
    console().print("");
    console().print("Seeded bugs (haltkit check --bug NAME):");
    for (Listing.Bug each : listing.bugs()) {
      console().print(String.format("  %-28s%s", each.name(), each.title()));
    }
  }
}
