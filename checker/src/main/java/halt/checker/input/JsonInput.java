package halt.checker.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Locale;

/**
 * Which JSON do we read, and how is it said what is wrong with other text? There are limits, far
 * beyond what any file of ours has.
 */
public final class JsonInput {
  /** Objects and arrays inside each other. */
  public static final int DEEPEST = 1_000;

  /** Digits, sign, point and exponent of a number. */
  public static final int LONGEST_NUMBER = 1_000;

  /** Characters of a name. */
  public static final int LONGEST_NAME = 50_000;

  /** Characters of a string. */
  public static final int LONGEST_STRING = 20_000_000;

  private JsonInput() {}

  /** What reads JSON within these limits. */
  public static JsonFactory factory() {
    return JsonFactory.builder().streamReadConstraints(new Limits()).build();
  }

  /**
   * What is wrong, in words that speak of the text alone: the reader's own name its classes and
   * switches.
   */
  public static String fault(JsonProcessingException malformed) {
    String message = malformed.getOriginalMessage();
    if (malformed instanceof StreamConstraintsException) {
      return message; // one of ours
    }
    String ofText =
        message
            .replaceFirst(" \\(start marker at .*", "")
            .replaceFirst(": enable .*", "")
            .replaceFirst("(?s) ?\\((bound as|maybe a|not recognized as|for) .*", "");
    return ofText.matches("(?s).*(Feature|fasterxml|Source:|`).*")
        ? "malformed"
        : Quoted.message(ofText);
  }

  /** Where that is: the line, from 1. */
  public static int line(JsonProcessingException malformed) {
    JsonLocation where = malformed.getLocation();
    return where == null ? 1 : Math.max(1, where.getLineNr());
  }

  /** The library's checks with messages of ours. */
  private static final class Limits extends StreamReadConstraints {
    private static final long serialVersionUID = 1;

    Limits() {
      super(
          DEEPEST,
          DEFAULT_MAX_DOC_LEN,
          LONGEST_NUMBER,
          LONGEST_STRING,
          LONGEST_NAME,
          Long.MAX_VALUE);
    }

    @Override
    public void validateNestingDepth(int depth) throws StreamConstraintsException {
      refuse(depth, DEEPEST, "objects and arrays inside each other");
    }

    @Override
    public void validateIntegerLength(int length) throws StreamConstraintsException {
      refuse(length, LONGEST_NUMBER, "digits in a number");
    }

    @Override
    public void validateFPLength(int length) throws StreamConstraintsException {
      refuse(length, LONGEST_NUMBER, "digits in a number");
    }

    @Override
    public void validateBigIntegerScale(int scale) throws StreamConstraintsException {
      refuse(Math.abs((long) scale), LONGEST_NUMBER, "digits in a number");
    }

    @Override
    public void validateNameLength(int length) throws StreamConstraintsException {
      refuse(length, LONGEST_NAME, "characters in a name");
    }

    @Override
    public void validateStringLength(int length) throws StreamConstraintsException {
      refuse(length, LONGEST_STRING, "characters in a string");
    }

    private static void refuse(long found, int most, String what)
        throws StreamConstraintsException {
      if (found > most) {
        throw new StreamConstraintsException(
            String.format(Locale.ROOT, "more than %,d %s", most, what));
      }
    }
  }
}
