package halt.checker.verify;

import halt.checker.report.RunReport;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Target;
import halt.kernel.file.HostTrouble;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What does a whole verification find? Runs the stages in order; an interrupt ends the one under
 * way and leaves out the others, and the report says so.
 */
public final class Verification {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final VerifyRequest request;
  private final IrProgram program;

  /** What is translated and booted: all but the seeded bugs. */
  private final IrProgram booted;

  private final Watcher watcher;
  private final Findings findings;

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
    this.findings = new Findings(watcher);
  }

  /**
   * Runs every stage that was asked for.
   *
   * @throws IOException if a file cannot be written or a tool cannot be started
   */
  public RunReport run() throws IOException {
    Instant started = Instant.now();
    long start = System.nanoTime();
    try (EnginePanel panel = new EnginePanel(request, watcher, findings)) {
      runStages(panel);
    }
    if (request.wants(Stage.BOOT)) {
      for (String other : Target.names(request.home())) {
        if (!request.architectures().contains(other)) {
          findings.notCovered(
              other
                  + ": this run boots "
                  + String.join(" and ", request.architectures())
                  + " only.");
        }
      }
    }
    findings.notCovered("Weak memory on the booted machine: QEMU shows at most TSO reordering.");
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new RunReport(
        RUN_ID.format(started),
        started,
        duration,
        request.command(),
        findings.exit(),
        Environment.facts(request.home(), request.architectures()),
        findings.uses,
        findings.checks,
        findings.disagreements,
        findings.bugs,
        findings.targets,
        findings.boots,
        findings.translation,
        findings.notCovered());
  }

  private void runStages(EnginePanel panel) throws IOException {
    for (Stage stage : Stage.values()) {
      if (!request.wants(stage)) {
        findings.notCovered(stage.notCovered() + " (left out on request)");
      } else if (watcher.interrupted()) {
        findings.notCovered(stage.notCovered() + " (the run was interrupted before)");
        findings.trouble(ExitCode.UNDECIDED);
      } else {
        try {
          run(stage, panel);
        } catch (InterruptedException e) {
          // What the earlier stages found is worth a report.
          findings.interrupted(stage);
        } catch (IOException e) {
          findings.hindered(stage, HostTrouble.words(e));
        } catch (UncheckedIOException e) {
          findings.hindered(stage, HostTrouble.words(e.getCause()));
        }
      }
    }
  }

  private void run(Stage stage, EnginePanel panel) throws IOException, InterruptedException {
    List<ScenarioDescription> scenarios = ScenarioDescription.withoutLitmusTests(booted);
    // No requested collection, no refused allocation.
    Scope bootScope = new Scope(request.cpus(), 1, 0, 0);
    switch (stage) {
      case EXPLORATION ->
          new ExplorationStage(program, scenarios, bootScope, panel, findings, watcher).run();
      case BUGS -> new BugsStage(program, panel, findings, watcher).run();
      case TRANSLATION -> new TranslationStage(request, booted, findings, watcher).run();
      case BOOT -> new BootStage(request, booted, scenarios, bootScope, findings, watcher).run();
    }
  }
}
