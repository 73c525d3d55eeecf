package halt.kernel.boot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which lines of the serial port are the firmware's, when a machine starts from a disk? All before
 * the kernel's first. They are kept as the last lines of a machine whose kernel never came, without
 * what moves a terminal's cursor.
 */
final class FirmwareLines {
  /** The kernel's first line, or that of a kernel that does not get so far. */
  private static final List<String> FIRST_OF_KERNEL = List.of("KTAP version 1", "# halt panic");

  /** How our boot loader says that it does not start the kernel; the firmware then goes on. */
  private static final String REFUSAL = "# halt loader: ";

  private static final Pattern CURSOR = Pattern.compile("\\x1b\\[[0-9;=]*[A-Za-z]|\\r");

  private boolean kernelCame;

  /**
   * Takes a line, unless it is one of the kernel's.
   *
   * @param heard the lines so far; when the kernel comes it is emptied of the firmware's
   * @return whether the line was the firmware's, or the loader's
   */
  boolean hold(String line, List<String> heard) {
    if (kernelCame) {
      return false;
    }
    String text = CURSOR.matcher(line).replaceAll("");
    if (FIRST_OF_KERNEL.stream().anyMatch(text::startsWith)) {
      kernelCame = true;
      heard.clear();
      return false;
    }
    heard.add(text);
    return true;
  }

  /** Why the loader does not start the kernel, if the last line says so. */
  Optional<String> refusal(List<String> heard) {
    String last = heard.get(heard.size() - 1);
    return last.startsWith(REFUSAL)
        ? Optional.of("halt loader: " + last.substring(REFUSAL.length()))
        : Optional.empty();
  }
}
