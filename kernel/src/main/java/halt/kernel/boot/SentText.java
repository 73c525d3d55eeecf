package halt.kernel.boot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has all arrived that the kernel printed? It counts its bytes, and says the sum before its last
 * line (print_count in kernel/src/main/c/text/console.c).
 */
final class SentText {
  private static final Pattern COUNT = Pattern.compile("# sent bytes=(\\d{1,18})");

  private SentText() {}

  /**
   * What of the kernel's text did not arrive, in words, if something did not; the count itself may
   * be lost, too, or damaged. The last line behind the count is the caller's.
   *
   * @param lines from the kernel's first on
   */
  static Optional<String> lost(List<String> lines) {
    long arrived = 0;
    for (String line : lines) {
      Matcher count = COUNT.matcher(line);
      if (count.matches()) {
        long missing = Long.parseLong(count.group(1)) - arrived;
        if (missing == 0) {
          return Optional.empty();
        }
        return Optional.of(
            missing > 0
                ? missing + " bytes of what it printed did not arrive"
                : "its count of what it printed says less than has arrived: " + line);
      }
      arrived += line.getBytes(StandardCharsets.UTF_8).length + 1L; // with the end of the line
    }
    return Optional.of("its count of what it printed did not arrive");
  }
}
