package halt.checker.verify;

import halt.checker.conformance.Allowed;
import halt.checker.conformance.ArenaRoom;
import halt.checker.conformance.BootedMachine;
import halt.checker.conformance.BootedMachine.Preparation;
import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.engine.Verdicts;
import halt.checker.engines.EngineKind;
import halt.checker.engines.Engines;
import halt.checker.engines.Jury;
import halt.checker.engines.Jury.Task;
import halt.checker.report.RunReport;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.TargetUse;
import halt.checker.report.RunReport.Translation;
import halt.checker.seeded.SeededProgram;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.kernel.file.HostTrouble;
import halt.model.ir.IrProgram;
import halt.model.property.Property;
import halt.model.scenario.ScenarioDescription;
import halt.model.scenario.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What does a whole verification find? Runs the stages in order; an interrupt ends the one under
 * way and leaves out the others, and the report says so. What a booted machine may end with is
 * taken from an exhaustive search of the very same workload.
 */
public final class Verification {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** The scopes in which every scenario is explored, beside that of the booted machine. */
  private static final List<Scope> SCOPES = List.of(new Scope(2, 2, 1, 1), new Scope(3, 1, 1, 1));

  private final VerifyRequest request;
  private final IrProgram program;

  /** What is translated and booted: all but the seeded bugs. */
  private final IrProgram booted;

  private final Watcher watcher;
  private final Engines engines;
  private final Jury jury;
  private final List<EngineUse> uses = new ArrayList<>();

  /** What each engine that is there checks. */
  private final Map<EngineKind, Set<Property>> properties = new EnumMap<>(EngineKind.class);

  private final List<ScenarioCheck> checks = new ArrayList<>();
  private final List<Disagreement> disagreements = new ArrayList<>();
  private final List<SeededBugResult> bugs = new ArrayList<>();
  private final List<TargetUse> targets = new ArrayList<>();
  private final List<BootResult> boots = new ArrayList<>();
  private final List<String> notCovered = new ArrayList<>();
  private final Set<ExitCode> troubles = EnumSet.noneOf(ExitCode.class);
  private Optional<Translation> translation = Optional.empty();

  /**
   * A verification.
   *
   * @param program the core, the scenarios and the seeded bugs
   */
  public Verification(VerifyRequest request, IrProgram program, Watcher watcher) {
    this.request = request;
    this.program = program;
    this.booted = program.without("halt.seeded");
    this.watcher = watcher;
    this.engines = new Engines(new SourceLines(request.home()), request.environment());
    this.jury = new Jury(engines::open, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs every stage that was asked for.
   *
   * @throws IOException if a file cannot be written or a tool cannot be started
   */
  public RunReport run() throws IOException {
    Instant started = Instant.now();
    long start = System.nanoTime();
    assemble();
    try (jury) {
      runStages();
    }
    if (request.wants(Stage.BOOT)) {
      for (String other : Target.names(request.home())) {
        if (!request.architectures().contains(other)) {
          notCovered.add(
              other
                  + ": this run boots "
                  + String.join(" and ", request.architectures())
                  + " only.");
        }
      }
    }
    notCovered.add("Weak memory on the booted machine: QEMU shows at most TSO reordering.");
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new RunReport(
        RUN_ID.format(started),
        started,
        duration,
        request.command(),
        exit(),
        Environment.facts(request.home(), request.architectures()),
        uses,
        checks,
        disagreements,
        bugs,
        targets,
        boots,
        translation,
        notCovered);
  }

  private void runStages() throws IOException {
    for (Stage stage : Stage.values()) {
      if (!request.wants(stage)) {
        notCovered.add(stage.notCovered() + " (left out on request)");
      } else if (watcher.interrupted()) {
        notCovered.add(stage.notCovered() + " (the run was interrupted before)");
        troubles.add(ExitCode.UNDECIDED);
      } else {
        try {
          run(stage);
        } catch (InterruptedException e) {
          // What the earlier stages found is worth a report.
          interrupted(stage);
        } catch (IOException e) {
          hindered(stage, HostTrouble.words(e));
        } catch (UncheckedIOException e) {
          hindered(stage, HostTrouble.words(e.getCause()));
        }
      }
    }
  }

  private void interrupted(Stage stage) {
    notCovered.add("The stage " + stage.title() + " was interrupted before its end.");
    troubles.add(ExitCode.UNDECIDED);
  }

  /** Neither right nor wrong: the rest of a stage could not be done here. */
  private void hindered(Stage stage, String why) {
    notCovered.add("The stage " + stage.title() + " could not be done to its end: " + why);
    troubles.add(ExitCode.BAD_INPUT);
    watcher.ended("BAD_INPUT " + stage.title() + ": " + why);
  }

  private void run(Stage stage) throws IOException, InterruptedException {
    switch (stage) {
      case EXPLORATION -> explore();
      case BUGS -> hunt();
      case TRANSLATION -> translate();
      case BOOT -> boot();
    }
  }

  /** The worst of what happened, a failure before all else. */
  private ExitCode exit() {
    for (ScenarioCheck check : checks) {
      troubles.add(check.exploration().verdict().exitCode());
    }
    if (!disagreements.isEmpty()) {
      troubles.add(ExitCode.FAILED);
    }
    for (SeededBugResult bug : bugs) {
      troubles.add(
          switch (bug.hunt()) {
            case CAUGHT, OUT_OF_REACH -> ExitCode.PASSED;
            case CAUGHT_OTHERWISE, MISSED, CONTRADICTED -> ExitCode.FAILED;
            case UNDECIDED -> ExitCode.UNDECIDED;
          });
    }
    boots.forEach(boot -> troubles.add(boot.run().exit()));
    return Verdicts.worst(troubles);
  }

  private List<ScenarioDescription> scenarios() {
    return ScenarioDescription.withoutLitmusTests(booted);
  }

  // Engines.

  /** Finds out who is there; what was set up and cannot be used is trouble. */
  private void assemble() {
    for (EngineKind kind : EngineKind.values()) {
      if (!request.engines().contains(kind)) {
        uses.add(new EngineUse(kind.id(), false, "left out on request"));
        continue;
      }
      try (Engine engine = engines.open(kind)) {
        Availability availability = engine.availability();
        if (availability instanceof Availability.Present present) {
          uses.add(new EngineUse(kind.id(), true, present.version()));
          properties.put(kind, engine.properties());
        } else if (availability instanceof Availability.Absent absent) {
          uses.add(new EngineUse(kind.id(), false, absent.reason()));
          if (request.needed().contains(kind)) {
            without(kind, absent.reason(), ExitCode.UNDECIDED);
          }
        } else if (availability instanceof Availability.Broken broken) {
          uses.add(new EngineUse(kind.id(), false, broken.problem()));
          without(kind, broken.problem(), ExitCode.NOT_INSTALLED);
        }
      }
    }
  }

  private void without(EngineKind kind, String why, ExitCode trouble) {
    notCovered.add("What engine " + kind.id() + " would say: " + why + ".");
    troubles.add(trouble);
  }

  /** Judges cases; hears of each when it is known, in the order of the tasks. */
  private void judge(Stage stage, List<Task> tasks, BiConsumer<Task, Exploration> judged) {
    Limits limits = new Limits(Optional.empty(), watcher::interrupted, Limits.NONE.progress());
    jury.judge(
        tasks,
        limits,
        new Jury.Listener() {
          @Override
          public ProgressListener begins(Task task) {
            return watcher.begins(stage, describe(task));
          }

          @Override
          public void judged(Task task, Exploration exploration) {
            judged.accept(task, exploration);
          }

          @Override
          public void threw(Task task, Exploration nothing, Throwable thrown) {
            boolean input = thrown instanceof ArenaTooSmallException;
            troubles.add(input ? ExitCode.BAD_INPUT : ExitCode.OWN_FAULT);
            judged.accept(task, nothing);
          }
        });
    if (watcher.interrupted()) {
      interrupted(stage);
    }
  }

  private static String describe(Task task) {
    return task.asked().bugName().orElse(task.asked().scenario().name())
        + " "
        + task.asked().scope().processes()
        + "×"
        + task.asked().scope().operations()
        + " by "
        + task.engine().id();
  }

  // Exploration.

  private void explore() {
    List<Task> tasks = new ArrayList<>();
    for (ScenarioDescription scenario : scenarios()) {
      for (Scope scope : scopes(scenario)) {
        Case asked = Case.of(program, scenario, scope);
        for (EngineKind kind : properties.keySet()) {
          if (kind == EngineKind.STATE || onBytecode(scenario).contains(scope)) {
            tasks.add(new Task(kind, asked));
          }
        }
      }
    }
    judge(
        Stage.EXPLORATION,
        tasks,
        (task, exploration) -> {
          checks.add(ScenarioCheck.of(task.asked().scenario().title(), exploration));
          watcher.ended(
              exploration.verdict()
                  + " "
                  + exploration.scenario()
                  + " by "
                  + exploration.engine()
                  + ": "
                  + counts(exploration)
                  + ", "
                  + exploration.scope().describe());
        });
    disagreements.addAll(
        Disagreement.among(checks.stream().map(ScenarioCheck::exploration).toList()));
    for (Disagreement each : disagreements) {
      watcher.ended("DISAGREE " + each.first().scenario() + ": " + each.what());
    }
  }

  private static String counts(Exploration exploration) {
    return exploration.runs() > 0 && exploration.states() == 0
        ? exploration.runs() + " runs"
        : exploration.states() + " states";
  }

  private Set<Scope> scopes(ScenarioDescription scenario) {
    Set<Scope> scopes = new LinkedHashSet<>(SCOPES);
    scopes.add(bootScope());
    scopes.addAll(onBytecode(scenario));
    return scopes;
  }

  /**
   * The scopes in which the bytecode is explored, too; the others would take many minutes there.
   */
  private static List<Scope> onBytecode(ScenarioDescription scenario) {
    Scope twice = new Scope(2, 2, 0, 0);
    Scope three = new Scope(3, 1, 0, 0);
    return switch (scenario.name()) {
      case "swap-during-collection" -> List.of(new Scope(2, 1, 0, 0));
      case "frames", "protect-shootdown", "split-race", "unmap-shootdown" -> List.of(twice);
      case "counter", "compare-and-set" -> List.of(SCOPES.get(0), twice, three);
      default -> List.of(twice, three);
    };
  }

  /** What one round on the booted machine does: no requested collection, no refused allocation. */
  private Scope bootScope() {
    return new Scope(request.cpus(), 1, 0, 0);
  }

  // Seeded bugs.

  private void hunt() {
    List<Task> tasks = new ArrayList<>();
    for (SeededProgram bug : SeededProgram.all(program)) {
      for (EngineKind kind : properties.keySet()) {
        tasks.add(new Task(kind, Case.of(bug)));
      }
    }
    judge(Stage.BUGS, tasks, (task, exploration) -> hunted(task, exploration));
  }

  private void hunted(Task task, Exploration exploration) {
    SeededProgram bug = task.asked().bug().orElseThrow();
    boolean shortestFirst = task.engine() == EngineKind.STATE;
    boolean inReach = properties.get(task.engine()).contains(bug.caught());
    SeededBugResult result =
        new SeededBugResult(
            bug.name(),
            bug.title(),
            bug.caught(),
            shortestFirst ? Set.of(bug.caught()) : EnumSet.allOf(Property.class),
            exploration,
            inReach
                ? Optional.empty()
                : Optional.of(
                    "it breaks "
                        + bug.caught().id()
                        + ", which "
                        + task.engine().id()
                        + " does not check"),
            shortestFirst ? Optional.of("traces/" + bug.name() + ".json") : Optional.empty());
    bugs.add(result);
    watcher.ended(
        result.hunt()
            + " "
            + bug.name()
            + " by "
            + task.engine().id()
            + ": "
            + result.found().orElse("no property failed")
            + exploration
                .failure()
                .map(trace -> " after " + trace.steps().size() + " steps")
                .orElse(""));
  }

  // Translation.

  private void translate() throws IOException, InterruptedException {
    watcher.begins(Stage.TRANSLATION, "emitted C");
    Toolchain.Lookup lookup = Toolchain.find();
    if (!(lookup instanceof Toolchain.Found found)) {
      String missing =
          ((Toolchain.Missing) lookup)
              .tools().stream().map(Tool::missing).collect(Collectors.joining(", "));
      notCovered.add(Stage.TRANSLATION.notCovered() + " (not installed: " + missing + ")");
      troubles.add(ExitCode.NOT_INSTALLED);
      return;
    }
    EmittedC.Result result =
        watcher.interruptible(
            () ->
                EmittedC.compile(
                    booted,
                    request.home(),
                    request.home().resolve("target/verify"),
                    found.toolchain()));
    if (result instanceof EmittedC.Result.Compiled compiled) {
      translation = Optional.of(compiled.translation());
      watcher.ended(
          "COMPILED "
              + compiled.translation().cFiles()
              + " files of C, "
              + compiled.translation().cLines()
              + " lines, without a warning");
    } else if (watcher.interrupted()) {
      interrupted(Stage.TRANSLATION);
    } else if (result instanceof EmittedC.Result.Hindered hindered) {
      hindered(Stage.TRANSLATION, hindered.messages());
    } else if (result instanceof EmittedC.Result.Refused refused) {
      notCovered.add("The emitted C does not compile: " + refused.messages());
      troubles.add(ExitCode.FAILED);
      watcher.ended("FAIL the emitted C does not compile: " + refused.messages());
    }
  }

  // Boot.

  private void boot() throws IOException, InterruptedException {
    for (String architecture : request.architectures()) {
      if (watcher.interrupted()) {
        interrupted(Stage.BOOT);
        return;
      }
      boot(architecture);
    }
  }

  private void boot(String architecture) throws IOException, InterruptedException {
    watcher.begins(Stage.BOOT, "image for " + architecture);
    Preparation preparation =
        watcher.interruptible(
            () ->
                BootedMachine.prepare(
                    booted,
                    request.home(),
                    architecture,
                    BootedMachine.builds(request.home()),
                    Set.of(Flavour.JUDGED)));
    if (preparation instanceof Preparation.NotInstalled missing) {
      List<String> packages = missing.tools().stream().map(Tool::debianPackage).distinct().toList();
      notBooted(
          architecture,
          "not installed: apt-get install -y --no-install-recommends " + String.join(" ", packages),
          ExitCode.NOT_INSTALLED);
    } else if (preparation instanceof Preparation.Failed && watcher.interrupted()) {
      // An interrupt closes files and kills compilers, which looks like a failure of theirs.
      interrupted(Stage.BOOT);
    } else if (preparation instanceof Preparation.Hindered && watcher.interrupted()) {
      interrupted(Stage.BOOT);
    } else if (preparation instanceof Preparation.Hindered hindered) {
      notBooted(architecture, "no image: " + hindered.problem(), ExitCode.BAD_INPUT);
      watcher.ended("no image could be built for " + architecture + ": " + hindered.problem());
    } else if (preparation instanceof Preparation.Failed failed) {
      notBooted(architecture, "no image: " + failed.problem(), ExitCode.FAILED);
      watcher.ended("FAIL no image could be built for " + architecture + ": " + failed.problem());
    } else if (preparation instanceof Preparation.Ready ready) {
      targets.add(new TargetUse(architecture, true, ready.machine().emulatorVersion()));
      for (ScenarioDescription scenario : scenarios()) {
        if (watcher.interrupted()) {
          interrupted(Stage.BOOT);
          return;
        }
        boot(ready.machine(), scenario);
      }
    }
  }

  /** A target that was asked for and could not be had is trouble, and its column says why. */
  private void notBooted(String architecture, String why, ExitCode trouble) {
    targets.add(new TargetUse(architecture, false, why));
    notCovered.add("No machine was booted for " + architecture + " (" + why + ").");
    troubles.add(trouble);
  }

  private void boot(BootedMachine machine, ScenarioDescription scenario)
      throws IOException, InterruptedException {
    watcher.begins(
        Stage.BOOT,
        machine.architecture() + ": " + scenario.name() + " on " + request.cpus() + " CPUs");
    Workload workload =
        new Workload(
            scenario.name(),
            request.cpus(),
            request.cpus(),
            1,
            request.rounds(),
            OptionalLong.empty(),
            1,
            Workload.Slices.USUAL,
            Flavour.JUDGED,
            false,
            Workload.USUAL_LIMIT);
    Optional<SortedSet<String>> allowed = allowed(scenario);
    Allowed mayEnd =
        allowed.map(set -> Allowed.of(scenario, set)).orElse(Allowed.unknown(scenario));
    ArenaRoom room = new ArenaRoom(booted, scenario);
    MachineRun run = watcher.interruptible(() -> machine.run(workload, mayEnd, room));
    boots.add(new BootResult(scenario.title(), run, allowed));
    watcher.ended(
        run.verdict() + " " + scenario.name() + " on " + run.architecture() + ": " + run.reason());
  }

  /** What the exhaustive search of the workload's scope found, if it was finished. */
  private Optional<SortedSet<String>> allowed(ScenarioDescription scenario) {
    return checks.stream()
        .map(ScenarioCheck::exploration)
        .filter(each -> each.scenario().equals(scenario.name()))
        .filter(each -> each.scope().equals(bootScope()) && each.verdict() == Verdict.PASS)
        .map(Exploration::outcomes)
        .findFirst();
  }
}
