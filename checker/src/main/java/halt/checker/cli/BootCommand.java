package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.conformance.Allowed;
import halt.checker.conformance.ArenaRoom;
import halt.checker.conformance.BootedMachine;
import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.conformance.Workload.Pace;
import halt.checker.engine.Verdicts;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Boot;
import halt.kernel.boot.Flavour;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code haltkit boot}: what does a machine do with it? */
@Command(
    name = "boot",
    header = "Boot the translated core under QEMU and judge what it did.",
    description = {
      "Builds the image, boots it, runs a scenario on all CPUs for many rounds, and holds every"
          + " round's history against the specification.",
      ""
    },
    footer = {
      "  haltkit boot --arch x86_64   every scenario on 4 CPUs",
      "  haltkit boot --arch arm64    the same on the other target",
      "  haltkit boot --cpus 2 --scenario counter --rounds 1000",
      "  haltkit boot --scenario counter --deterministic --seed 7   the same run every time",
      "  haltkit boot --cpus 2 --processes 6 --slice-us 50 --abort-every 2   pre-empted",
      "  haltkit boot --interactive   talk with the kernel: start, step, look",
      "  haltkit boot --uefi --scenario counter   from a disk, by the firmware",
      "  haltkit boot --image halt.img            the disk that haltkit image made"
    })
final class BootCommand extends HaltCommand {
  private static final String USUAL_SECONDS = "300";

  @Mixin private TargetOption target;

  @Mixin private MachineOptions machine;

  @Mixin private StartOptions start;

  @Option(
      names = "--scenario",
      paramLabel = "SCENARIO",
      description = "The scenario to run (default: all of them but the litmus tests).")
  private Optional<String> scenario = Optional.empty();

  @Mixin private WorkOptions work;

  @Option(
      names = "--space-words",
      paramLabel = "N",
      converter = ScopeOptions.SpaceWords.class,
      description = "Words of a semispace (default: as the scenario says).")
  private Integer spaceWords;

  @Option(
      names = {"-p", "--processes"},
      paramLabel = "N",
      converter = ScopeOptions.MachineProcesses.class,
      description = "Processes, which the CPUs share (default: one per CPU).")
  private Integer processes;

  @Option(
      names = "--slice-us",
      paramLabel = "US",
      converter = ScopeOptions.SliceMicroseconds.class,
      description =
          "Mean time, in microseconds, after which a process is pre-empted where its CPU has"
              + " another one; 0: never (default: 1000).")
  private Integer sliceUs;

  @Option(
      names = "--abort-every",
      paramLabel = "N",
      converter = ScopeOptions.NotNegative.class,
      description =
          "Every N-th pre-emption inside an operation makes it begin anew (default: 0, none does).")
  private Integer abortEvery;

  @Option(
      names = "--deterministic",
      description =
          "Run one CPU after the other, in an order that the seed decides: the same seed gives the"
              + " same run, byte for byte.")
  private boolean deterministic;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = USUAL_SECONDS,
      converter = ScopeOptions.Positive.class,
      description =
          "Stop a machine after so long, and judge the rounds until then"
              + " (default ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Mixin private InteractiveOptions interactive;

  @Spec private CommandSpec spec;

  BootCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, NotInstalled, IOException, InterruptedException {
    boolean talks = interactive.wanted(spec.commandLine().getParseResult(), haltkit().json());
    String arch = target.architecture(haltkit().home());
    IrProgram program = Sources.lift(haltkit().home());
    List<ScenarioDescription> chosen = chosen(program);
    for (ScenarioDescription each : chosen) {
      refusal(each);
    }
    if (talks) {
      interactive.checkFiles(haltkit());
      if (machine.cpus() < 2) {
        throw new BadInput("--interactive wants --cpus 2 or more: one CPU serves the monitor");
      }
    }
    Set<Flavour> flavours = EnumSet.noneOf(Flavour.class);
    if (talks) {
      flavours.add(Flavour.JUDGED);
    } else {
      chosen.forEach(each -> flavours.add(Workload.flavourOf(each, pace())));
    }
    BootedMachine booted =
        start.machine(
            haltkit(),
            arch,
            machine.cpus(),
            () -> Machines.prepare(haltkit(), program, arch, flavours));
    if (talks) {
      return new InteractiveBoot(haltkit(), interactive).run(booted, bootToTalk());
    }
    List<MachineRun> runs = new ArrayList<>();
    for (ScenarioDescription each : chosen) {
      MachineRun run = run(booted, program, each);
      runs.add(run);
      if (!haltkit().json()) {
        print(run);
      }
      if (haltkit().interrupts().requested()) {
        break;
      }
    }
    if (haltkit().json()) {
      printJson(runs);
    }
    return exitCode(runs);
  }

  /** A person may take any time; a script may not, or it would hang where nobody looks. */
  private Boot bootToTalk() {
    Boot boot =
        Boot.of(machine.cpus()).with("operations", work.operations()).with("seed", work.seed());
    boot = processes != null ? boot.with("processes", processes) : boot;
    boot = sliceUs != null ? boot.with("slice-us", sliceUs) : boot;
    boot = abortEvery != null ? boot.with("abort-every", abortEvery) : boot;
    boot = scenario.isPresent() ? boot.with("scenario", scenario.get()) : boot;
    boot = spaceWords != null ? boot.with("space-words", spaceWords) : boot;
    boolean unlimited =
        haltkit().keyboardIsTerminal()
            && !spec.commandLine().getParseResult().hasMatchedOption("--time-limit");
    boot =
        boot.within(
            unlimited ? ChronoUnit.YEARS.getDuration() : Duration.ofSeconds(timeLimit),
            boot.silenceLimit());
    return deterministic ? boot.deterministically() : boot;
  }

  private List<ScenarioDescription> chosen(IrProgram program) throws BadInput {
    if (scenario.isEmpty()) {
      return ScenarioDescription.withoutLitmusTests(program);
    }
    List<ScenarioDescription> known = ScenarioDescription.all(program);
    for (ScenarioDescription each : known) {
      if (each.name().equals(scenario.get())) {
        return List.of(each);
      }
    }
    throw BadInput.unknown(
        "scenario", scenario.get(), known.stream().map(ScenarioDescription::name).toList());
  }

  private void refusal(ScenarioDescription description) throws BadInput {
    Optional<String> refusal =
        description.litmus().flatMap(litmus -> litmus.refusal(processes(), work.operations()));
    if (refusal.isPresent()) {
      throw new BadInput(description.name() + " " + refusal.get());
    }
  }

  private static OptionalInt optional(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private int processes() {
    return processes == null ? machine.cpus() : processes;
  }

  /** Processes that share a CPU are to be stopped between accesses, which takes a judged image. */
  private Pace pace() {
    if (processes() > machine.cpus() || sliceUs != null || abortEvery != null) {
      return Pace.PREEMPTED;
    }
    return deterministic ? Pace.DETERMINISTIC : Pace.FREE;
  }

  private MachineRun run(BootedMachine booted, IrProgram program, ScenarioDescription description)
      throws IOException, InterruptedException {
    OptionalLong words = spaceWords == null ? OptionalLong.empty() : OptionalLong.of(spaceWords);
    Workload workload =
        new Workload(
            description.name(),
            processes(),
            machine.cpus(),
            work.operations(),
            machine.rounds(),
            words,
            work.seed(),
            new Workload.Slices(optional(sliceUs), optional(abortEvery)),
            Workload.flavourOf(description, pace()),
            deterministic,
            Duration.ofSeconds(timeLimit));
    Allowed unknown = Allowed.unknown(description);
    ArenaRoom room = new ArenaRoom(program, description);
    return haltkit().interrupts().interruptible(() -> booted.run(workload, unknown, room));
  }

  private void print(MachineRun run) {
    Workload workload = run.workload();
    console()
        .print(
            String.format(
                Locale.ROOT,
                "%s on %s with %s: %s, %s (%d operations judged, %d collections%s, %.1f s)",
                workload.scenario(),
                run.architecture(),
                size(workload),
                run.verdict(),
                run.reason(),
                run.judged(),
                run.collections(),
                shared(run),
                run.time().toMillis() / 1000.0));
    run.explanation().ifPresent(console()::print);
    if (isReproducible(run)) {
      console().verbatim("reproduce with: " + again(run));
    }
    run.messages().forEach(message -> console().print("  | " + message));
    run.seen()
        .forEach(
            (outcome, times) ->
                console().print(String.format(Locale.ROOT, "  %7d × %s", times, outcome)));
  }

  /** Such as {@code 4 CPUs}, or {@code 4 processes on 2 CPUs}. */
  private static String size(Workload workload) {
    String cpus = counted(workload.cpus(), "CPU", "CPUs");
    return workload.processes() == workload.cpus()
        ? cpus
        : counted(workload.processes(), "process", "processes") + " on " + cpus;
  }

  private static String shared(MachineRun run) {
    return run.workload().pace() == Pace.PREEMPTED
        ? ", " + run.preemptions() + " pre-emptions, " + run.restarts() + " operations begun anew"
        : "";
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** A free run that failed may pass the next time; a deterministic one fails again. */
  private static boolean isReproducible(MachineRun run) {
    return run.verdict() == Verdict.FAIL && run.workload().deterministic();
  }

  /** The command line that does the same again. */
  private String again(MachineRun run) {
    return run.workload().command(run.architecture())
        + start.given()
        + (timeLimit == Integer.parseInt(USUAL_SECONDS) ? "" : " --time-limit " + timeLimit);
  }

  private void printJson(List<MachineRun> runs) {
    ObjectNode object = Json.object();
    ArrayNode array = object.putArray("runs");
    for (MachineRun run : runs) {
      ObjectNode node = array.addObject();
      node.put("scenario", run.workload().scenario());
      node.put("architecture", run.architecture());
      node.put("cpus", run.workload().cpus());
      node.put("processes", run.workload().processes());
      node.put("operations", run.workload().operations());
      node.put("pace", run.workload().pace().toString());
      node.put("deterministic", run.workload().deterministic());
      node.put("seed", run.workload().seed());
      node.put("rounds", run.rounds());
      node.put("judged", run.judged());
      node.put("collections", run.collections());
      node.put("preemptions", run.preemptions());
      node.put("restarts", run.restarts());
      node.put("verdict", run.verdict().name());
      node.put("reason", run.reason());
      if (isReproducible(run)) {
        node.put("reproduce", again(run));
      }
      run.explanation().ifPresent(explanation -> node.put("explanation", explanation));
      Json.putTexts(node, "messages", run.messages());
      ObjectNode outcomes = node.putObject("outcomes");
      run.seen().forEach(outcomes::put);
      node.put("seconds", run.time().toMillis() / 1000.0);
    }
    Json.print(console(), object);
  }

  /**
   * The question was what the machine does in these rounds, so if all of them were judged and none
   * failed, that is answered: SAMPLED is a pass here.
   */
  private static ExitCode exitCode(List<MachineRun> runs) {
    return Verdicts.worst(runs.stream().map(MachineRun::exit).collect(Collectors.toSet()));
  }
}
