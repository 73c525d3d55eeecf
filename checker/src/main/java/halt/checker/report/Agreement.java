package halt.checker.report;

import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.EngineTable.CheckedCase;
import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.verdict.Verdict;
import java.util.List;

/**
 * What do the engines say together of one case? That they agree is said only of engines that each
 * exhausted the scope: of others nothing follows, whatever they saw.
 *
 * @param exhausted the engines that explored the whole scope without a failure, each once
 * @param disagree whether two engines contradict each other
 */
record Agreement(List<String> exhausted, boolean disagree) {
  /** Of one row of the explorations. */
  static Agreement of(RunReport report, Row<CheckedCase, ScenarioCheck> row) {
    List<Exploration> explorations = row.all().stream().map(ScenarioCheck::exploration).toList();
    boolean reported =
        report.disagreements().stream()
            .anyMatch(each -> CheckedCase.of(each.first()).equals(row.key()));
    return new Agreement(
        explorations.stream()
            .filter(each -> each.verdict() == Verdict.PASS)
            .map(Exploration::engine)
            .distinct()
            .toList(),
        reported || !Disagreement.among(explorations).isEmpty());
  }

  /** Whether two engines or more exhausted the case, so that their outcomes can be compared. */
  boolean isComparable() {
    return exhausted.size() > 1;
  }
}
