package halt.checker.report;

import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;

/** In which colour, with which sign and word, does the page show how something ended? */
record Chip(String colour, String sign, String word) {
  private static final String GOOD = "good";
  private static final String PART = "part";
  private static final String BAD = "bad";
  private static final String OPEN = "open";

  /** For a property that an engine does not look at. */
  static final Chip NOT_CHECKED = new Chip("off", "·", "not checked");

  /** For a property that an engine looks at. */
  static final Chip CHECKED = new Chip(GOOD, Words.sign(Verdict.PASS), "checked");

  static Chip of(Verdict verdict) {
    String colour =
        switch (verdict) {
          case PASS -> GOOD;
          case PASS_BOUNDED, SAMPLED -> PART;
          case FAIL, DISAGREE -> BAD;
          case INCONCLUSIVE, UNSUPPORTED -> OPEN;
        };
    return new Chip(colour, Words.sign(verdict), verdict.name());
  }

  static Chip of(ExitCode exit) {
    return switch (exit) {
      case PASSED -> new Chip(GOOD, Words.sign(Verdict.PASS), Words.exit(exit));
      case FAILED -> new Chip(BAD, Words.sign(Verdict.FAIL), Words.exit(exit));
      case BAD_INPUT, UNDECIDED, NOT_INSTALLED, OWN_FAULT, NOT_READ ->
          new Chip(OPEN, Words.sign(Verdict.INCONCLUSIVE), Words.exit(exit));
    };
  }

  static Chip of(Hunt hunt) {
    return switch (hunt) {
      case CAUGHT -> new Chip(GOOD, Words.sign(Verdict.PASS), Words.hunt(hunt));
      case CAUGHT_OTHERWISE -> new Chip(BAD, "!", Words.hunt(hunt));
      case MISSED -> new Chip(BAD, Words.sign(Verdict.FAIL), Words.hunt(hunt));
      case CONTRADICTED -> new Chip(BAD, Words.sign(Verdict.DISAGREE), Words.hunt(hunt));
      case UNDECIDED -> new Chip(OPEN, Words.sign(Verdict.INCONCLUSIVE), Words.hunt(hunt));
      case OUT_OF_REACH -> new Chip(OPEN, Words.sign(Verdict.UNSUPPORTED), Words.hunt(hunt));
    };
  }

  /** The same sign and colour with another word. */
  Chip named(String other) {
    return new Chip(colour, sign, other);
  }
}
