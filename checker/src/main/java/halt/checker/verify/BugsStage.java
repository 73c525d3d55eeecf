package halt.checker.verify;

import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Jury.Task;
import halt.checker.report.RunReport.SeededBugResult;
import halt.model.ir.IrProgram;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Is every seeded bug caught, by every engine in whose reach it is? */
final class BugsStage {
  private final IrProgram program;
  private final EnginePanel panel;
  private final Findings findings;
  private final Watcher watcher;

  /** A stage that has not begun. */
  BugsStage(IrProgram program, EnginePanel panel, Findings findings, Watcher watcher) {
    this.program = program;
    this.panel = panel;
    this.findings = findings;
    this.watcher = watcher;
  }

  void run() {
    List<Task> tasks = new ArrayList<>();
    for (SeededProgram bug : SeededProgram.all(program)) {
      for (EngineKind kind : panel.members().keySet()) {
        tasks.add(new Task(kind, Case.of(bug)));
      }
    }
    panel.judge(Stage.BUGS, tasks, (task, exploration) -> hunted(task, exploration));
  }

  private void hunted(Task task, Exploration exploration) {
    SeededProgram bug = task.asked().bug().orElseThrow();
    EnginePanel.Member engine = panel.members().get(task.engine());
    boolean shortestFirst = engine.givesShortestTraces();
    boolean inReach = engine.properties().contains(bug.caught());
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
    findings.bugs.add(result);
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
}
