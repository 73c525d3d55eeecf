package halt.checker.report;

import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** With which words and signs do all reports say the same things? */
final class Words {
  private Words() {}

  /** What a verdict covers, exactly. */
  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "The whole stated space was explored and no property failed.";
      case PASS_BOUNDED -> "No failure within a bound that was hit; the bound is named.";
      case FAIL -> "A property failed; there is a trace.";
      case DISAGREE ->
          "Two engines that can both judge the case do not say the same: one of them, or HALT, errs.";
      case SAMPLED ->
          "Runs were sampled (a random search, a booted machine) and none failed. Others may.";
      case INCONCLUSIVE ->
          "Out of memory or time, or ended early; what was seen until then did not fail.";
      case UNSUPPORTED -> "The engine cannot judge this case; the reason is given.";
    };
  }

  /** One character for narrow places, never without the word nearby. */
  static String sign(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✓";
      case PASS_BOUNDED -> "≤";
      case FAIL -> "✗";
      case DISAGREE -> "≠";
      case SAMPLED -> "∼";
      case INCONCLUSIVE -> "?";
      case UNSUPPORTED -> "–";
    };
  }

  static String hunt(Hunt hunt) {
    return switch (hunt) {
      case CAUGHT -> "caught";
      case CAUGHT_OTHERWISE -> "caught, by another property";
      case MISSED -> "missed";
      case OUT_OF_REACH -> "out of reach";
      case CONTRADICTED -> "contradicted";
      case UNDECIDED -> "undecided";
    };
  }

  static String exit(ExitCode exit) {
    return switch (exit) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case BAD_INPUT -> "bad input";
      case UNDECIDED -> "undecided";
      case NOT_INSTALLED -> "something needed is not installed";
      case OWN_FAULT -> "a fault of haltkit itself";
      case NOT_READ -> "not read to its end";
    };
  }

  /** How large a scope is, in a few words: {@code 2 × 2, 1 collection, 1 refusal}. */
  static String scope(Scope scope) {
    return scope.processes()
        + " × "
        + scope.operations()
        + (scope.collections() == 0 ? "" : ", " + counted(scope.collections(), "collection"))
        + (scope.allocationFailures() == 0
            ? ""
            : ", " + counted(scope.allocationFailures(), "refusal"));
  }

  /** The memory models under which something was explored. */
  static String models(RunReport report) {
    return String.join(
        " and ",
        EngineTable.checks(report).rows().stream()
            .map(row -> row.key().model().id())
            .distinct()
            .toList());
  }

  /** Why an engine that took no part did not, for a person. */
  static String absent(EngineUse engine) {
    return engine.name()
        + " did not take part"
        + (engine.about().isEmpty() ? "." : ": " + engine.about());
  }

  /** Which case was explored, for a sentence: {@code counter (2 × 2, 1 collection)}. */
  static String caseName(Exploration exploration) {
    return exploration.scenario() + " (" + scope(exploration.scope()) + ")";
  }

  /** Such as {@code 1 case} and {@code 1,200 cases}. */
  static String counted(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * How long it took and how much an engine went through, as far as it counts that: {@code 2.35 s ·
   * 1,200 states · 326 runs}. What was refused took no time.
   */
  static String figures(Exploration exploration) {
    List<String> figures = new ArrayList<>();
    if (exploration.verdict() != Verdict.UNSUPPORTED) {
      figures.add(duration(exploration.time()));
    }
    if (exploration.states() > 0) {
      figures.add(counted(exploration.states(), "state"));
    }
    if (exploration.runs() > 0) {
      figures.add(counted(exploration.runs(), "run"));
    }
    return String.join(" · ", figures);
  }

  /** With commas between thousands. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** About three digits: {@code 45 ms}, {@code 1.23 s}, {@code 2 min 5 s}. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 9_995) {
      return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }
    if (millis < 99_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds / 60 + " min " + seconds % 60 + " s";
  }

  /**
   * Text from outside with its control characters made visible: they are not allowed in XML, and
   * could move a terminal's cursor. New lines and tabs stay.
   */
  static String visible(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(point -> clean.appendCodePoint(visible(point)));
    return clean.toString();
  }

  private static int visible(int point) {
    if (point == '\n' || point == '\t') {
      return point;
    }
    // U+2400 and the following are pictures of the control characters.
    if (point < 0x20) {
      return 0x2400 + point;
    }
    boolean unfit =
        (0x7F <= point && point < 0xA0)
            || (Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE)
            || point == 0xFFFE
            || point == 0xFFFF;
    boolean turnsDirection =
        (0x202A <= point && point <= 0x202E) || (0x2066 <= point && point <= 0x2069);
    return unfit || turnsDirection ? 0xFFFD : point;
  }
}
