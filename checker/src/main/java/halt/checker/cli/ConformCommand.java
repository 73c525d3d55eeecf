package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.conformance.BootedMachine;
import halt.checker.conformance.ConformRequest;
import halt.checker.conformance.ConformResult;
import halt.checker.conformance.ConformResult.Row;
import halt.checker.conformance.Conformance;
import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload.Pace;
import halt.checker.engine.Engine;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Engines;
import halt.checker.report.ConformText;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Target;
import halt.kernel.file.WholeFile;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import halt.model.memory.MemoryModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haltkit conform}: does a machine show nothing but what the model allows? */
@Command(
    name = "conform",
    header = "Compare what booted machines do with what the model allows.",
    description = {
      "Explores every scenario and litmus test exhaustively, runs each many times on every target,"
          + " freely, in deterministic boots with several seeds, and with processes that are"
          + " pre-empted and begin operations anew, and compares. An outcome that the model does not allow is a failure, shown with its round's history. How much of what the"
          + " model allows was seen is said, too (docs/conformance.md).",
      ""
    },
    footer = {
      "  haltkit conform                                  everything, on every target",
      "  haltkit conform --arch arm64 --rounds 3000       one target, ten times as long",
      "  haltkit conform --scenario litmus-sb-volatile    one litmus test, with its histogram",
      "  haltkit conform --seeds 1,2,3,4 --pace deterministic",
      "  haltkit conform --out reports/conform            table, histograms and JSON as files"
    })
final class ConformCommand extends HaltCommand {
  static final String TEXT = "conform.txt";
  static final String JSON = "conform.json";

  @Mixin private TargetsOption targets;

  @Option(
      names = "--scenario",
      paramLabel = "SCENARIO",
      split = ",",
      description = "Scenarios and litmus tests to compare (default: all of them).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      defaultValue = "2,4",
      converter = ScopeOptions.Cpus.class,
      description =
          "CPUs of the machines, one process on each (default ${DEFAULT-VALUE}); half as many CPUs"
              + " for as many processes where they are pre-empted. The model is explored with as"
              + " many processes. A litmus test has its own number.")
  private List<Integer> processes = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "300",
      converter = ScopeOptions.Rounds.class,
      description =
          "Rounds of each boot (default ${DEFAULT-VALUE}). A round of a litmus test that runs"
              + " freely holds 32 instances of it.")
  private int rounds;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2",
      converter = ScopeOptions.NotNegative.class,
      description = "Seeds of the deterministic boots (default ${DEFAULT-VALUE}).")
  private List<Integer> seeds = new ArrayList<>();

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      split = ",",
      description = "How the machines run: ${COMPLETION-CANDIDATES} (default: all of them).")
  private Set<Pace> paces = EnumSet.noneOf(Pace.class);

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "300",
      converter = ScopeOptions.Positive.class,
      description =
          "Give up a search of the model after so long; then outcomes are not compared"
              + " (default ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Option(
      names = "--histograms",
      description = "Print how often each outcome was seen (default: if --scenario is given).")
  private boolean histograms;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write " + TEXT + " and " + JSON + " into this folder.")
  private Optional<Path> out = Optional.empty();

  ConformCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, IOException {
    Path home = haltkit().home();
    List<String> architectures = targets.architectures(home);
    Optional<Path> folder = Optional.empty();
    if (out.isPresent()) {
      folder = Optional.of(HaltKit.writableFolder("--out", haltkit().file(out.get())));
    }
    IrProgram program = Sources.lift(home);
    ConformRequest request =
        new ConformRequest(
            home,
            BootedMachine.builds(home),
            program,
            architectures,
            chosen(program),
            processes.stream().distinct().toList(),
            seeds.stream().distinct().toList(),
            rounds,
            paces.isEmpty() ? EnumSet.allOf(Pace.class) : paces,
            Duration.ofSeconds(timeLimit));
    refuseWhatCannotRun(request);
    Engines engines = new Engines(new SourceLines(home), haltkit().environment());
    ConformResult result;
    EngineKind searcher = engines.usual(MemoryModel.SC).iterator().next();
    try (Engine engine = engines.open(searcher)) {
      result = new Conformance(request, engine, new OnConsole()).run();
    } finally {
      console().eraseProgress();
    }
    ObjectNode json = json(result);
    if (haltkit().json()) {
      Json.print(console(), json);
    } else {
      if (histograms || !names.isEmpty()) {
        console().print(ConformText.histograms(result).stripTrailing());
        console().print("");
      }
      console().print(ConformText.summary(result).stripTrailing());
    }
    return folder.isPresent() ? write(result, json, folder.get()) : result.exit();
  }

  /** After all has been said: what was found is not lost with the room for a file. */
  private ExitCode write(ConformResult result, ObjectNode json, Path folder) {
    try {
      WholeFile.write(
          folder.resolve(TEXT),
          ConformText.summary(result) + "\n" + ConformText.histograms(result));
      WholeFile.write(folder.resolve(JSON), json.toPrettyString() + "\n");
      return result.exit();
    } catch (IOException unwritable) {
      console().note(unwritable.getMessage());
      return result.exit().withResultLost();
    }
  }

  /** Before anything is built: machines that a target does not have, and nothing to do at all. */
  private static void refuseWhatCannotRun(ConformRequest request) throws BadInput {
    if (request.boots() == 0) {
      throw new BadInput(
          "nothing to run: at the pace preempted two processes share a CPU, so it wants --cpus 2 or"
              + " more, and litmus tests do not run at it");
    }
    for (String architecture : request.architectures()) {
      Target target = StartOptions.read(request.home(), architecture);
      int most = request.mostCpus();
      if (most > target.mostCpus()) {
        throw new BadInput(
            architecture
                + " has at most "
                + target.mostCpus()
                + " CPUs, and "
                + most
                + " were asked for");
      }
    }
  }

  private List<ScenarioDescription> chosen(IrProgram program) throws BadInput {
    List<ScenarioDescription> known =
        new ArrayList<>(ScenarioDescription.withoutLitmusTests(program));
    for (ScenarioDescription each : ScenarioDescription.all(program)) {
      if (each.litmus().isPresent()) {
        known.add(each);
      }
    }
    List<ScenarioDescription> chosen = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      chosen.add(
          known.stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      BadInput.unknown(
                          "scenario",
                          name,
                          known.stream().map(ScenarioDescription::name).toList())));
    }
    return chosen.isEmpty() ? known : chosen;
  }

  private static ObjectNode json(ConformResult result) {
    ObjectNode object = Json.object();
    object.put("headline", ConformText.headline(result));
    object.put("exit", result.exit().code());
    object.put("interrupted", result.interrupted());
    object.put("seconds", result.time().toMillis() / 1000.0);
    ArrayNode targets = object.putArray("targets");
    for (ConformResult.Target target : result.targets()) {
      targets
          .addObject()
          .put("name", target.name())
          .put("booted", target.booted())
          .put("about", target.about());
    }
    ArrayNode rows = object.putArray("scenarios");
    result.rows().forEach(row -> row(rows.addObject(), row));
    return object;
  }

  private static void row(ObjectNode node, Row row) {
    node.put("scenario", row.scenario());
    node.put("title", row.title());
    node.put("processes", row.processes());
    node.put("model", row.model());
    row.allowed().outcomes().ifPresent(outcomes -> Json.putTexts(node, "allowed", outcomes));
    row.allowed()
        .litmus()
        .ifPresent(
            litmus -> Json.putTexts(node, "beyondInterleavings", litmus.beyondInterleavings()));
    ArrayNode runs = node.putArray("runs");
    for (MachineRun run : row.runs()) {
      ObjectNode each = runs.addObject();
      each.put("architecture", run.architecture());
      each.put("cpus", run.workload().cpus());
      each.put("pace", run.workload().pace().toString());
      each.put("deterministic", run.workload().deterministic());
      each.put("seed", run.workload().seed());
      each.put("operations", run.workload().operations());
      each.put("rounds", run.rounds());
      each.put("preemptions", run.preemptions());
      each.put("restarts", run.restarts());
      each.put("verdict", run.verdict().name());
      each.put("reason", run.reason());
      run.explanation().ifPresent(explanation -> each.put("explanation", explanation));
      ObjectNode seen = each.putObject("seen");
      run.seen().forEach(seen::put);
      Json.putTexts(each, "knownDefects", run.knownDefects());
      Json.putTexts(each, "messages", run.messages());
      each.put("command", run.workload().command(run.architecture()));
      each.put("seconds", run.time().toMillis() / 1000.0);
    }
  }

  /** One line for how far it is, and one for each boot that went wrong. */
  private final class OnConsole implements Conformance.Listener {
    @Override
    public ProgressListener explores(String what) {
      return new Progress(console(), what);
    }

    @Override
    public void begins(String what, int done, int all) {
      if (console().terminal()) {
        console().progress((all == 0 ? "" : done + " of " + all + " boots: ") + what + " …");
      }
    }

    @Override
    public void ended(MachineRun run) {
      if (run.verdict() != Verdict.SAMPLED) {
        console()
            .note(
                run.verdict()
                    + " "
                    + run.workload().scenario()
                    + " on "
                    + run.architecture()
                    + ": "
                    + run.reason());
      }
    }

    @Override
    public boolean interrupted() {
      return haltkit().interrupts().requested();
    }

    @Override
    public <T> T interruptible(Conformance.Wait<T> call) throws IOException, InterruptedException {
      return haltkit().interrupts().interruptible(call::get);
    }
  }
}
