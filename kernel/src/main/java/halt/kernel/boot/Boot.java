package halt.kernel.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which machine is to be booted, with which arguments, and how long may it take?
 *
 * @param cpus how many CPUs it has
 * @param memoryMebibytes how much memory it has
 * @param arguments the kernel's, each {@code key=value}; of two with the same key the later counts
 * @param totalLimit how long it may run from start to exit
 * @param silenceLimit how long it may run without printing a line
 */
public record Boot(
    int cpus,
    int memoryMebibytes,
    List<String> arguments,
    Duration totalLimit,
    Duration silenceLimit) {

  public Boot {
    arguments = List.copyOf(arguments);
  }

  /** A machine with 128 MiB, no arguments, and limits that only a hung kernel reaches. */
  public static Boot of(int cpus) {
    return new Boot(cpus, 128, List.of(), Duration.ofMinutes(5), Duration.ofSeconds(30));
  }

  /** As this, with one more argument for the kernel; see {@code kernel/src/main/c/arguments.h}. */
  public Boot with(String key, Object value) {
    List<String> more = new ArrayList<>(arguments);
    more.add(key + "=" + value);
    return new Boot(cpus, memoryMebibytes, more, totalLimit, silenceLimit);
  }

  /** As this, with other limits. */
  public Boot within(Duration total, Duration silence) {
    return new Boot(cpus, memoryMebibytes, arguments, total, silence);
  }
}
