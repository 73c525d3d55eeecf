package halt.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where is a line broken that is wider than the screen? Between words, if the environment says how
 * wide it is: {@code COLUMNS} is set by the user, or by the launcher where standard output is a
 * terminal. What else is a terminal, or a pipe, makes no difference.
 */
final class LineBreaks {
  private static final String COLUMNS = "COLUMNS";

  /** Below this nothing is laid out any more. */
  private static final int NARROWEST = 20;

  /** By how much what goes on below its line stands further to the right. */
  private static final int HANGING = 2;

  private LineBreaks() {}

  /** How wide lines may be; empty if nobody says so, or says what cannot be. */
  static OptionalInt width(Map<String, String> environment) {
    String columns = environment.getOrDefault(COLUMNS, "");
    return columns.matches("[0-9]{2,4}") && Integer.parseInt(columns) >= NARROWEST
        ? OptionalInt.of(Integer.parseInt(columns))
        : OptionalInt.empty();
  }

  /** The lines of a text, none wider than that but for words that are. */
  static List<String> broken(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      add(lines, line, width);
    }
    return lines;
  }

  private static void add(List<String> lines, String line, int width) {
    int indent = line.length() - line.stripLeading().length();
    String below = " ".repeat(Math.min(indent + HANGING, width / 2));
    String rest = line;
    int begin = indent;
    while (rest.codePointCount(0, rest.length()) > width) {
      int end = lastBlank(rest, begin, width);
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = below + rest.substring(end).stripLeading();
      begin = below.length();
    }
    lines.add(rest);
  }

  /** The last blank behind a word that begins there and within the width, else the next one. */
  private static int lastBlank(String line, int begin, int width) {
    int end = line.offsetByCodePoints(0, width);
    int blank = line.lastIndexOf(' ', end);
    return blank > begin ? blank : line.indexOf(' ', begin + 1);
  }
}
