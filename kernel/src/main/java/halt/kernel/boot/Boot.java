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
 * @param deterministic whether its CPUs run one after the other, in an order that depends on
 *     nothing but the image and the arguments
 */
public record Boot(
    int cpus,
    int memoryMebibytes,
    List<String> arguments,
    Duration totalLimit,
    Duration silenceLimit,
    boolean deterministic) {

  /**
   * The emulator counts instructions, 32 ns (2 to the 5th) each, in place of looking at a clock. It
   * then runs all CPUs on one thread.
   */
  private static final List<String> COUNT_INSTRUCTIONS = List.of("-icount", "shift=5,sleep=off");

  public Boot {
    arguments = List.copyOf(arguments);
  }

  /** A machine with 128 MiB, no arguments, and limits that only a hung kernel reaches. */
  public static Boot of(int cpus) {
    return new Boot(cpus, 128, List.of(), Duration.ofMinutes(5), Duration.ofSeconds(30), false);
  }

  /**
   * As this, with one more argument for the kernel; see {@code
   * kernel/src/main/c/arguments/arguments.h}.
   */
  public Boot with(String key, Object value) {
    List<String> more = new ArrayList<>(arguments);
    more.add(key + "=" + value);
    return new Boot(cpus, memoryMebibytes, more, totalLimit, silenceLimit, deterministic);
  }

  /** As this, with so much memory. */
  public Boot withMemory(int mebibytes) {
    return new Boot(cpus, mebibytes, arguments, totalLimit, silenceLimit, deterministic);
  }

  /** As this, with other limits. */
  public Boot within(Duration total, Duration silence) {
    return new Boot(cpus, memoryMebibytes, arguments, total, silence, deterministic);
  }

  /**
   * As this, but the same every time. No CPU sleeps, because when all do, it depends on the host
   * when the emulator's clock goes on
   * (docs/decisions/0018-no-cpu-sleeps-in-a-deterministic-boot.md); and none waits for the others
   * at the start of a round, where one after the other it would wait for nobody.
   */
  public Boot deterministically() {
    Boot awake = with("awake", 1).with("line-up", 0);
    return new Boot(cpus, memoryMebibytes, awake.arguments, totalLimit, silenceLimit, true);
  }

  /** What the emulator's command line has beside the target's own words. */
  List<String> emulatorOptions() {
    return deterministic ? COUNT_INSTRUCTIONS : List.of();
  }
}
