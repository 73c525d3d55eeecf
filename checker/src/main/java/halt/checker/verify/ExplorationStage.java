package halt.checker.verify;

import halt.checker.engine.Case;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Jury.Task;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Do all properties hold in every scenario, and do the engines agree? */
final class ExplorationStage {
  /** The scopes in which every scenario is explored, beside that of the booted machine. */
  private static final List<Scope> SCOPES = List.of(new Scope(2, 2, 1, 1), new Scope(3, 1, 1, 1));

  private final IrProgram program;
  private final List<ScenarioDescription> scenarios;
  private final Scope bootScope;
  private final EnginePanel panel;
  private final Findings findings;
  private final Watcher watcher;

  /**
   * A stage that has not begun.
   *
   * @param bootScope what one round on the booted machine does
   */
  ExplorationStage(
      IrProgram program,
      List<ScenarioDescription> scenarios,
      Scope bootScope,
      EnginePanel panel,
      Findings findings,
      Watcher watcher) {
    this.program = program;
    this.scenarios = scenarios;
    this.bootScope = bootScope;
    this.panel = panel;
    this.findings = findings;
    this.watcher = watcher;
  }

  void run() {
    List<Task> tasks = new ArrayList<>();
    for (ScenarioDescription scenario : scenarios) {
      for (Scope scope : scopes(scenario)) {
        Case asked = Case.of(program, scenario, scope);
        for (EngineKind kind : panel.members().keySet()) {
          if (panel.members().get(kind).isQuick() || scenario.bytecode().contains(scope)) {
            tasks.add(new Task(kind, asked));
          }
        }
      }
    }
    panel.judge(
        Stage.EXPLORATION,
        tasks,
        (task, exploration) -> {
          findings.checks.add(ScenarioCheck.of(task.asked().scenario().title(), exploration));
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
    findings.disagreements.addAll(
        Disagreement.among(findings.checks.stream().map(ScenarioCheck::exploration).toList()));
    for (Disagreement each : findings.disagreements) {
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
    scopes.add(bootScope);
    scopes.addAll(scenario.bytecode());
    return scopes;
  }
}
