package halt.checker.verify;

import halt.checker.conformance.Allowed;
import halt.checker.conformance.ArenaRoom;
import halt.checker.conformance.BootedMachine;
import halt.checker.conformance.BootedMachine.Preparation;
import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.TargetUse;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Tool;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;

/**
 * What does the booted machine do in every scenario? What it may end with is taken from an
 * exhaustive search of the very same workload.
 */
final class BootStage {
  private final VerifyRequest request;
  private final IrProgram booted;
  private final List<ScenarioDescription> scenarios;
  private final Scope bootScope;
  private final Findings findings;
  private final Watcher watcher;

  /**
   * A stage that has not begun.
   *
   * @param booted what is booted
   * @param bootScope what one round does
   */
  BootStage(
      VerifyRequest request,
      IrProgram booted,
      List<ScenarioDescription> scenarios,
      Scope bootScope,
      Findings findings,
      Watcher watcher) {
    this.request = request;
    this.booted = booted;
    this.scenarios = scenarios;
    this.bootScope = bootScope;
    this.findings = findings;
    this.watcher = watcher;
  }

  void run() throws IOException, InterruptedException {
    for (String architecture : request.architectures()) {
      if (watcher.interrupted()) {
        findings.interrupted(Stage.BOOT);
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
      findings.interrupted(Stage.BOOT);
    } else if (preparation instanceof Preparation.Hindered && watcher.interrupted()) {
      findings.interrupted(Stage.BOOT);
    } else if (preparation instanceof Preparation.Hindered hindered) {
      notBooted(architecture, "no image: " + hindered.problem(), ExitCode.BAD_INPUT);
      watcher.ended("no image could be built for " + architecture + ": " + hindered.problem());
    } else if (preparation instanceof Preparation.Failed failed) {
      notBooted(architecture, "no image: " + failed.problem(), ExitCode.FAILED);
      watcher.ended("FAIL no image could be built for " + architecture + ": " + failed.problem());
    } else if (preparation instanceof Preparation.Ready ready) {
      findings.targets.add(new TargetUse(architecture, true, ready.machine().emulatorVersion()));
      for (ScenarioDescription scenario : scenarios) {
        if (watcher.interrupted()) {
          findings.interrupted(Stage.BOOT);
          return;
        }
        boot(ready.machine(), scenario);
      }
    }
  }

  /** A target that was asked for and could not be had is trouble, and its column says why. */
  private void notBooted(String architecture, String why, ExitCode trouble) {
    findings.targets.add(new TargetUse(architecture, false, why));
    findings.notCovered("No machine was booted for " + architecture + " (" + why + ").");
    findings.trouble(trouble);
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
    findings.boots.add(new BootResult(scenario.title(), run, allowed));
    watcher.ended(
        run.verdict() + " " + scenario.name() + " on " + run.architecture() + ": " + run.reason());
  }

  /** What the exhaustive search of the workload's scope found, if it was finished. */
  private Optional<SortedSet<String>> allowed(ScenarioDescription scenario) {
    return findings.checks.stream()
        .map(ScenarioCheck::exploration)
        .filter(each -> each.scenario().equals(scenario.name()))
        .filter(each -> each.scope().equals(bootScope) && each.verdict() == Verdict.PASS)
        .map(Exploration::outcomes)
        .findFirst();
  }
}
