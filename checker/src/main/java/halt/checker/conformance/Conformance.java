package halt.checker.conformance;

import halt.checker.conformance.BootedMachine.Preparation;
import halt.checker.conformance.ConformResult.Row;
import halt.checker.conformance.ConformResult.Target;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Tool;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does a machine show nothing but what the model allows, and how much of that does it show? Every
 * scenario is explored exhaustively in just the scope that a round on the machine has, and runs
 * there many times: freely, and one CPU after the other with several seeds.
 */
public final class Conformance {
  /** Who watches, and may end it? */
  public interface Listener {
    /** A search of the model begins. */
    ProgressListener explores(String what);

    /** Something begins that takes a while. */
    void begins(String what, int done, int all);

    /** A boot is over. */
    void ended(MachineRun run);

    /** Whether to end now with what is known. */
    boolean interrupted();

    /** Makes a call that waits, so that an interrupt reaches it. */
    <T> T interruptible(Wait<T> call) throws IOException, InterruptedException;
  }

  /** A call that may wait for long. */
  @FunctionalInterface
  public interface Wait<T> {
    /** Makes the call. */
    T get() throws IOException, InterruptedException;
  }

  private final ConformRequest request;
  private final Engine engine;
  private final Listener listener;
  private final List<BootedMachine> machines = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private int done;
  private int all;

  /**
   * A comparison.
   *
   * @param engine explores the model
   */
  public Conformance(ConformRequest request, Engine engine, Listener listener) {
    this.request = request;
    this.engine = engine;
    this.listener = listener;
  }

  /** Compares, until all is done or the listener has had enough. */
  public ConformResult run() throws IOException {
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      for (String architecture : request.architectures()) {
        prepare(architecture);
      }
      all = request.boots() * machines.size();
      boolean hindered = targets.stream().anyMatch(each -> each.trouble() == ExitCode.BAD_INPUT);
      if (!machines.isEmpty() && !hindered) {
        compare();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    return new ConformResult(
        targets,
        rows,
        all,
        interrupted || listener.interrupted(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private void prepare(String architecture) throws IOException, InterruptedException {
    if (listener.interrupted()) {
      throw new InterruptedException();
    }
    listener.begins("image for " + architecture, 0, 0);
    Preparation preparation =
        listener.interruptible(
            () ->
                BootedMachine.prepare(
                    request.program(),
                    request.home(),
                    architecture,
                    request.builds(),
                    request.flavours()));
    if (preparation instanceof Preparation.Ready ready) {
      machines.add(ready.machine());
      targets.add(new Target(architecture, ready.machine().emulatorVersion(), ExitCode.PASSED));
    } else if (preparation instanceof Preparation.NotInstalled missing) {
      List<String> packages = missing.tools().stream().map(Tool::debianPackage).distinct().toList();
      targets.add(
          new Target(
              architecture,
              "not installed: apt-get install -y --no-install-recommends "
                  + String.join(" ", packages),
              ExitCode.NOT_INSTALLED));
    } else if (preparation instanceof Preparation.Failed failed) {
      if (listener.interrupted()) {
        // An interrupt closes files and kills compilers, which looks like a failure of theirs.
        throw new InterruptedException();
      }
      targets.add(new Target(architecture, "no image: " + failed.problem(), ExitCode.FAILED));
    } else if (preparation instanceof Preparation.Hindered hindered) {
      if (listener.interrupted()) {
        throw new InterruptedException();
      }
      targets.add(new Target(architecture, "no image: " + hindered.problem(), ExitCode.BAD_INPUT));
    }
  }

  private void compare() throws IOException, InterruptedException {
    for (ScenarioDescription scenario : request.scenarios()) {
      for (int processes : request.processesOf(scenario)) {
        Exploration model;
        try {
          model = explore(scenario, processes);
        } catch (ArenaTooSmallException tooSmall) {
          rows.add(Row.notBooted(scenario, processes, tooSmall.getMessage()));
          continue;
        }
        Allowed allowed =
            model.verdict() == Verdict.PASS
                ? Allowed.of(scenario, model.outcomes())
                : Allowed.unknown(scenario);
        List<MachineRun> runs = new ArrayList<>();
        try {
          boot(scenario, processes, allowed, runs);
        } finally {
          // What was seen before an interrupt is worth a row.
          if (!runs.isEmpty()) {
            rows.add(
                new Row(
                    scenario.name(),
                    scenario.title(),
                    processes,
                    allowed,
                    model.verdict(),
                    about(model),
                    runs,
                    false));
          }
        }
      }
    }
  }

  private Exploration explore(ScenarioDescription scenario, int processes)
      throws InterruptedException {
    if (listener.interrupted()) {
      throw new InterruptedException();
    }
    Case asked = Case.of(request.program(), scenario, new Scope(processes, 1, 0, 0));
    Optional<String> refusal = engine.obstacle(asked);
    if (refusal.isPresent()) {
      return Exploration.unsupported(engine, asked, refusal.get(), List.of());
    }
    Limits limits =
        new Limits(
            Optional.of(request.searchLimit()),
            listener::interrupted,
            listener.explores(scenario.name() + " in the model"));
    return engine.explore(asked, limits);
  }

  private static String about(Exploration model) {
    return switch (model.verdict()) {
      case PASS -> "all of " + model.states() + " states explored";
      case FAIL, DISAGREE -> "a property fails, so outcomes are not compared: " + model.reason();
      case PASS_BOUNDED, SAMPLED, INCONCLUSIVE, UNSUPPORTED ->
          "not exhausted, so outcomes are not compared: " + model.reason();
    };
  }

  private void boot(
      ScenarioDescription scenario, int processes, Allowed allowed, List<MachineRun> runs)
      throws IOException, InterruptedException {
    for (BootedMachine machine : machines) {
      for (Workload workload : request.workloads(scenario, processes)) {
        if (listener.interrupted()) {
          throw new InterruptedException();
        }
        listener.begins(
            scenario.name()
                + " on "
                + machine.architecture()
                + ", "
                + workload.cpus()
                + (workload.cpus() == 1 ? " CPU, " : " CPUs, ")
                + workload.pace(),
            done,
            all);
        ArenaRoom room = new ArenaRoom(request.program(), scenario);
        MachineRun run = listener.interruptible(() -> machine.run(workload, allowed, room));
        done++;
        runs.add(run);
        listener.ended(run);
      }
    }
  }
}
