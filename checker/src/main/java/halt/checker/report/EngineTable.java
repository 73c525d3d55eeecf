package halt.checker.report;

import halt.checker.conformance.Workload;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.TargetUse;
import halt.model.description.Scope;
import halt.model.memory.MemoryModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which findings stand beside each other? One row for each thing that was judged, in the order in
 * which it was first met, and one column for each engine; for what was booted, one for each target.
 *
 * @param <K> what tells the rows apart
 * @param <T> the findings
 */
record EngineTable<K, T>(List<EngineUse> engines, List<Row<K, T>> rows) {
  /**
   * One row.
   *
   * @param cells one for each engine: its findings, usually one; none if it was not asked
   */
  record Row<K, T>(K key, List<List<T>> cells) {
    /** The findings of all engines. */
    List<T> all() {
      return cells.stream().flatMap(List::stream).toList();
    }
  }

  /** What two engines must have in common for their findings to be compared. */
  record CheckedCase(String scenario, MemoryModel model, Scope scope) {
    static CheckedCase of(Exploration exploration) {
      return new CheckedCase(exploration.scenario(), exploration.model(), exploration.scope());
    }
  }

  /** The explorations of the scenarios. */
  static EngineTable<CheckedCase, ScenarioCheck> checks(RunReport report) {
    return of(
        engines(report),
        report.checks(),
        check -> CheckedCase.of(check.exploration()),
        check -> check.exploration().engine());
  }

  /** The hunts, by the bug's name. */
  static EngineTable<String, SeededBugResult> bugs(RunReport report) {
    return of(
        engines(report), report.bugs(), SeededBugResult::name, bug -> bug.exploration().engine());
  }

  /** The boots, by what the machine was asked to do; here the columns are the targets. */
  static EngineTable<Workload, BootResult> boots(RunReport report) {
    Map<String, EngineUse> targets = new LinkedHashMap<>();
    for (TargetUse target : report.targets()) {
      targets.put(target.name(), new EngineUse(target.name(), target.used(), target.about()));
    }
    for (BootResult boot : report.boots()) {
      targets.computeIfAbsent(boot.run().architecture(), name -> new EngineUse(name, true, ""));
    }
    return of(
        List.copyOf(targets.values()),
        report.boots(),
        boot -> boot.run().workload(),
        boot -> boot.run().architecture());
  }

  /** The report's engines, and after them any that found something without being named there. */
  static List<EngineUse> engines(RunReport report) {
    Map<String, EngineUse> engines = new LinkedHashMap<>();
    report.engines().forEach(engine -> engines.put(engine.name(), engine));
    explorations(report)
        .map(Exploration::engine)
        .forEach(name -> engines.computeIfAbsent(name, n -> new EngineUse(n, true, "")));
    return List.copyOf(engines.values());
  }

  /** Of the core first, then of the seeded bugs. */
  static Stream<Exploration> explorations(RunReport report) {
    return Stream.concat(
        report.checks().stream().map(ScenarioCheck::exploration),
        report.bugs().stream().map(SeededBugResult::exploration));
  }

  private static <K, T> EngineTable<K, T> of(
      List<EngineUse> engines,
      List<T> findings,
      Function<T, K> key,
      Function<T, String> engineName) {
    Map<K, Map<String, List<T>>> rows = new LinkedHashMap<>();
    for (T finding : findings) {
      rows.computeIfAbsent(key.apply(finding), k -> new LinkedHashMap<>())
          .computeIfAbsent(engineName.apply(finding), name -> new ArrayList<>())
          .add(finding);
    }
    List<Row<K, T>> ordered = new ArrayList<>();
    rows.forEach(
        (rowKey, byEngine) ->
            ordered.add(
                new Row<>(
                    rowKey,
                    engines.stream()
                        .map(engine -> byEngine.getOrDefault(engine.name(), List.of()))
                        .toList())));
    return new EngineTable<>(engines, List.copyOf(ordered));
  }
}
