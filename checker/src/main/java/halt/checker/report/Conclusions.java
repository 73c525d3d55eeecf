package halt.checker.report;

import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.EngineTable.CheckedCase;
import halt.checker.report.EngineTable.Row;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.report.RunReport.TargetUse;
import halt.checker.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What does a run come to: in a few clauses, and what went wrong in it? */
final class Conclusions {
  private static final int NAMED_CASES = 3;

  private Conclusions() {}

  /** What was done, a clause each, the worst first; empty if nothing was checked. */
  static List<String> claims(RunReport report) {
    List<String> claims = new ArrayList<>();
    int disagreements = report.disagreements().size();
    if (disagreements > 0) {
      claims.add(Words.counted(disagreements, "disagreement") + " between engines");
    }
    explorations(report).ifPresent(claims::add);
    agreement(report).ifPresent(claims::add);
    bugs(report).ifPresent(claims::add);
    if (!report.boots().isEmpty()) {
      long good = report.boots().stream().filter(boot -> !isProblem(boot.run().verdict())).count();
      claims.add(ofAll(good, report.boots().size(), "boot") + " without failure");
    }
    List<String> notBooted =
        report.targets().stream().filter(use -> !use.used()).map(TargetUse::name).toList();
    if (!notBooted.isEmpty()) {
      claims.add("not booted: " + String.join(", ", notBooted));
    }
    List<String> absent =
        report.engines().stream().filter(use -> !use.used()).map(EngineUse::name).toList();
    if (!claims.isEmpty() && !absent.isEmpty()) {
      claims.add("not taking part: " + String.join(", ", absent));
    }
    return claims;
  }

  static String headline(RunReport report) {
    List<String> claims = claims(report);
    return claims.isEmpty() ? "Nothing was checked." : String.join("; ", claims) + ".";
  }

  /** Such as {@code 15 of 15 explorations by state passed under sc, 9 of 9 by lincheck}. */
  private static Optional<String> explorations(RunReport report) {
    EngineTable<CheckedCase, ScenarioCheck> table = EngineTable.checks(report);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < table.engines().size(); i++) {
      int engine = i;
      List<Verdict> verdicts =
          table.rows().stream()
              .flatMap(
                  row ->
                      row.cells().get(engine).stream()
                          .map(ScenarioCheck::exploration)
                          .filter(each -> !isLeftToOthers(each, row))
                          .map(Exploration::verdict))
              .toList();
      if (!verdicts.isEmpty()) {
        long passed = verdicts.stream().filter(verdict -> verdict == Verdict.PASS).count();
        String by = severalJudged(table) ? " by " + table.engines().get(i).name() : "";
        parts.add(
            parts.isEmpty()
                ? ofAll(passed, verdicts.size(), "exploration")
                    + by
                    + " passed under "
                    + Words.models(report)
                    + others(verdicts)
                : passed + " of " + verdicts.size() + by + others(verdicts));
      }
    }
    return joined(parts);
  }

  /** How those that did not pass ended: {@code (2 bounded, 1 inconclusive)}. */
  private static String others(List<Verdict> verdicts) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = verdicts.stream().filter(verdict::equals).count();
      if (verdict != Verdict.PASS && count > 0) {
        counts.add(count + " " + adjective(verdict));
      }
    }
    return counts.isEmpty() ? "" : " (" + String.join(", ", counts) + ")";
  }

  private static String adjective(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "passed";
      case PASS_BOUNDED -> "bounded";
      case FAIL -> "failed";
      case DISAGREE -> "contradicted";
      case SAMPLED -> "sampled";
      case INCONCLUSIVE -> "inconclusive";
      case UNSUPPORTED -> "unsupported";
    };
  }

  private static Optional<String> agreement(RunReport report) {
    List<Agreement> comparable =
        EngineTable.checks(report).rows().stream()
            .map(row -> Agreement.of(report, row))
            .filter(Agreement::isComparable)
            .toList();
    if (comparable.isEmpty()) {
      return Optional.empty();
    }
    long agreed = comparable.stream().filter(each -> !each.disagree()).count();
    String which =
        agreed < comparable.size()
            ? agreed + " of " + Words.counted(comparable.size(), "case")
            : agreed == 1 ? "the one case" : "all " + agreed + " cases";
    return Optional.of("engines agree on " + which + " that two or more exhausted");
  }

  /**
   * Such as {@code 22 of 22 seeded bugs by state caught, 14 of 14 by lincheck (8 out of reach)}.
   */
  private static Optional<String> bugs(RunReport report) {
    EngineTable<String, SeededBugResult> table = EngineTable.bugs(report);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < table.engines().size(); i++) {
      int engine = i;
      List<Hunt> hunts =
          table.rows().stream()
              .flatMap(row -> row.cells().get(engine).stream())
              .map(SeededBugResult::hunt)
              .toList();
      if (!hunts.isEmpty()) {
        String by = severalJudged(table) ? " by " + table.engines().get(i).name() : "";
        parts.add(hunts(hunts, by, parts.isEmpty()));
      }
    }
    return joined(parts);
  }

  private static String hunts(List<Hunt> hunts, String by, boolean first) {
    long caught = hunts.stream().filter(hunt -> hunt == Hunt.CAUGHT).count();
    long beyond = hunts.stream().filter(hunt -> hunt == Hunt.OUT_OF_REACH).count();
    int hunted = (int) (hunts.size() - beyond);
    if (hunted == 0) {
      return (first ? Words.counted(beyond, "seeded bug") : beyond) + " not to be caught" + by;
    }
    return (first ? ofAll(caught, hunted, "seeded bug") + " caught" : caught + " of " + hunted)
        + by
        + (beyond == 0 ? "" : " (" + beyond + " out of reach)");
  }

  private static Optional<String> joined(List<String> parts) {
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static boolean severalJudged(EngineTable<?, ?> table) {
    long judged = 0;
    for (int i = 0; i < table.engines().size(); i++) {
      int engine = i;
      if (table.rows().stream().anyMatch(row -> !row.cells().get(engine).isEmpty())) {
        judged++;
      }
    }
    return judged > 1;
  }

  /**
   * What went wrong, a sentence each: what engines disagree on, whatever failed, whatever no engine
   * judged, and every bug that an engine should have caught and did not. A bounded or sampled
   * result is not listed, nor a case that one engine cannot take and another judged; the tables say
   * so.
   */
  static List<String> problems(RunReport report) {
    List<String> problems = new ArrayList<>();
    for (Disagreement disagreement : report.disagreements()) {
      problems.add(
          "Disagreement on " + Words.caseName(disagreement.first()) + ": " + disagreement.what());
    }
    problems.addAll(explorationProblems(report));
    for (Row<String, SeededBugResult> row : EngineTable.bugs(report).rows()) {
      for (SeededBugResult bug : row.all()) {
        bugProblem(bug, row).ifPresent(problems::add);
      }
    }
    for (BootResult boot : report.boots()) {
      if (isProblem(boot.run().verdict())) {
        problems.add(
            "Boot of "
                + boot.run().workload().scenario()
                + " on "
                + boot.run().architecture()
                + ": "
                + boot.run().verdict()
                + ", "
                + boot.run().reason());
      }
    }
    return problems;
  }

  /** An engine that cannot start fails every case for one reason; that is one problem. */
  private record Trouble(String engine, Verdict verdict, String reason) {}

  private static List<String> explorationProblems(RunReport report) {
    Map<Trouble, List<String>> cases = new LinkedHashMap<>();
    for (Row<CheckedCase, ScenarioCheck> row : EngineTable.checks(report).rows()) {
      for (ScenarioCheck check : row.all()) {
        Exploration each = check.exploration();
        if (isProblem(each.verdict()) && !isLeftToOthers(each, row)) {
          cases
              .computeIfAbsent(
                  new Trouble(each.engine(), each.verdict(), each.reason()),
                  trouble -> new ArrayList<>())
              .add(Words.caseName(each));
        }
      }
    }
    List<String> problems = new ArrayList<>();
    cases.forEach(
        (trouble, names) ->
            problems.add(
                "Exploration by "
                    + trouble.engine()
                    + " of "
                    + String.join("; ", names.stream().limit(NAMED_CASES).toList())
                    + (names.size() > NAMED_CASES
                        ? "; and " + (names.size() - NAMED_CASES) + " more"
                        : "")
                    + ": "
                    + trouble.verdict()
                    + ", "
                    + trouble.reason()));
    return problems;
  }

  private static Optional<String> bugProblem(
      SeededBugResult bug, Row<String, SeededBugResult> row) {
    boolean isProblem =
        switch (bug.hunt()) {
          case CAUGHT -> false;
          case CAUGHT_OTHERWISE, MISSED, CONTRADICTED, UNDECIDED -> true;
          case OUT_OF_REACH -> row.all().stream().allMatch(all -> all.hunt() == Hunt.OUT_OF_REACH);
        };
    if (!isProblem) {
      return Optional.empty();
    }
    String why =
        switch (bug.hunt()) {
          case CAUGHT, CAUGHT_OTHERWISE, MISSED ->
              bug.found().orElse("nothing failed") + "; expected " + bug.expected().id();
          case OUT_OF_REACH -> bug.outOfReach().orElseThrow();
          case CONTRADICTED, UNDECIDED -> bug.exploration().reason();
        };
    return Optional.of(
        "Seeded bug "
            + bug.name()
            + ": "
            + Words.hunt(bug.hunt())
            + (bug.hunt() == Hunt.OUT_OF_REACH ? " of " : " by ")
            + bug.exploration().engine()
            + " ("
            + why
            + ").");
  }

  /** A case that this engine cannot take, and that another has judged. */
  private static boolean isLeftToOthers(
      Exploration exploration, Row<CheckedCase, ScenarioCheck> row) {
    return exploration.verdict() == Verdict.UNSUPPORTED
        && row.all().stream()
            .anyMatch(other -> other.exploration().verdict() != Verdict.UNSUPPORTED);
  }

  private static boolean isProblem(Verdict verdict) {
    return switch (verdict) {
      case PASS, PASS_BOUNDED, SAMPLED -> false;
      case FAIL, DISAGREE, INCONCLUSIVE, UNSUPPORTED -> true;
    };
  }

  private static String ofAll(long some, int all, String noun) {
    return some + " of " + Words.counted(all, noun);
  }
}
