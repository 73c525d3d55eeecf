package halt.kernel.boot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has all arrived that the kernel printed? It counts its bytes, and says the sum before its last
 * line (print_count in kernel/src/main/c/console.c).
 */
final class SentText {
  private static final Pattern COUNT = Pattern.compile("# sent bytes=(\\d{1,18})");

  private SentText() {}

  /**
   * How many bytes are missing from the lines before the count; 0 if there is no count, as of a
   * kernel that ended early.
   *
   * @param lines from the kernel's first on
   */
  static long missing(List<String> lines) {
    long arrived = 0;
    for (String line : lines) {
      Matcher count = COUNT.matcher(line);
      if (count.matches()) {
        return Math.max(0, Long.parseLong(count.group(1)) - arrived);
      }
      arrived += line.getBytes(StandardCharsets.UTF_8).length + 1L; // with the end of the line
    }
    return 0;
  }
}
