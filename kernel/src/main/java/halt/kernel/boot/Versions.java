package halt.kernel.boot;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At which versions is a program known to work? Written {@code 19.x} for one release and no other,
 * {@code 7.2+} for a version and all later ones, {@code -} for whatever there is.
 */
public record Versions(String text) {
  private static final Pattern FORM = Pattern.compile("-|\\d+\\.x|\\d+(\\.\\d+)*\\+");

  /** Whatever there is. */
  public static final Versions ANY = new Versions("-");

  /** What the launcher takes for a version, too. */
  private static final Pattern DOTTED = Pattern.compile("[0-9]+(\\.[0-9]+)+");

  /**
   * Versions in that notation.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Versions {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no versions are written so: " + text);
    }
  }

  /** The version in what a program says of itself, its first dotted number; empty if none is. */
  static String in(String said) {
    Matcher number = DOTTED.matcher(said);
    return number.find() ? number.group() : "";
  }

  /**
   * Whether a program of this version is known to work.
   *
   * @param version numbers with dots between them; empty if it is not known
   */
  boolean include(String version) {
    if (equals(ANY)) {
      return true;
    }
    if (version.isEmpty()) {
      return false;
    }
    String bound = text.substring(0, text.length() - 1);
    return text.endsWith("x")
        ? version.startsWith(bound)
        : Arrays.compare(numbers(version), numbers(bound)) >= 0;
  }

  private static long[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToLong(Long::parseLong).toArray();
  }

  @Override
  public String toString() {
    return text;
  }
}
