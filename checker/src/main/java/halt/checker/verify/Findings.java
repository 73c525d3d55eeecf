package halt.checker.verify;

import halt.checker.engine.Disagreement;
import halt.checker.engine.Verdicts;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.TargetUse;
import halt.checker.report.RunReport.Translation;
import halt.checker.verdict.ExitCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has a verification found so far, and what has got in its way? */
final class Findings {
  final List<EngineUse> uses = new ArrayList<>();
  final List<ScenarioCheck> checks = new ArrayList<>();
  final List<Disagreement> disagreements = new ArrayList<>();
  final List<SeededBugResult> bugs = new ArrayList<>();
  final List<TargetUse> targets = new ArrayList<>();
  final List<BootResult> boots = new ArrayList<>();
  Optional<Translation> translation = Optional.empty();

  private final List<String> notCovered = new ArrayList<>();
  private final Set<ExitCode> troubles = EnumSet.noneOf(ExitCode.class);
  private final Watcher watcher;

  Findings(Watcher watcher) {
    this.watcher = watcher;
  }

  /** A sentence on what this run says nothing about. */
  void notCovered(String sentence) {
    notCovered.add(sentence);
  }

  List<String> notCovered() {
    return notCovered;
  }

  /** Something that the run must not end as passed with. */
  void trouble(ExitCode code) {
    troubles.add(code);
  }

  /** The stage was interrupted. */
  void interrupted(Stage stage) {
    notCovered.add("The stage " + stage.title() + " was interrupted before its end.");
    troubles.add(ExitCode.UNDECIDED);
  }

  /** Neither right nor wrong: the rest of a stage could not be done here. */
  void hindered(Stage stage, String why) {
    notCovered.add("The stage " + stage.title() + " could not be done to its end: " + why);
    troubles.add(ExitCode.BAD_INPUT);
    watcher.ended("BAD_INPUT " + stage.title() + ": " + why);
  }

  /** The worst of what happened, a failure before all else. */
  ExitCode exit() {
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
}
