package halt.checker.conformance;

import halt.kernel.boot.Boot;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Qemu;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many swaps does a booted machine do in a second, and how many could it do? The kernel takes
 * the time of three loops that add 1 to the same atom ({@code kernel/src/main/c/runner/measure.h}).
 * Each is run in a boot of its own, in turns, so that a slow moment of the host does not fall on
 * one of them alone.
 */
public final class SwapBenchmark {
  /** What the processes do. */
  public enum Loop {
    /** A load and a compare-and-swap until it succeeds, written by hand in C. */
    CAS,
    /** The core's {@code Atom.swap}. */
    SWAP,
    /** The core's operation: operands from registers, a safepoint, and {@code Atom.swap}. */
    OPERATION;

    private String argument() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The first round translates the code for the emulator; the others are counted. */
  private static final int ROUNDS = 4;

  private static final Pattern MEASURED = Pattern.compile("# measured \\d+ ns=([1-9]\\d{0,17})");

  private final BootedMachine machine;
  private final int cpus;
  private final int operations;

  /**
   * A benchmark.
   *
   * @param machine prepared with an image that is {@link Flavour#BARE}
   * @param operations of each CPU in a round
   */
  public SwapBenchmark(BootedMachine machine, int cpus, int operations) {
    this.machine = machine;
    this.cpus = cpus;
    this.operations = operations;
  }

  /** What measuring gave. */
  public sealed interface Measurement {
    /**
     * Figures.
     *
     * @param rates swaps of all CPUs together per second, one figure per counted round, ascending
     */
    record Measured(Map<Loop, List<Double>> rates) implements Measurement {
      public Measured {
        rates = Map.copyOf(rates);
      }

      /** The rate in the middle. */
      public double median(Loop loop) {
        List<Double> all = rates.get(loop);
        return all.get(all.size() / 2);
      }
    }

    /**
     * A boot that did not end as it should have.
     *
     * @param ofHost whether that was the host's doing, and not the machine's
     */
    record Failed(String problem, boolean ofHost) implements Measurement {}
  }

  /**
   * Boots every loop, again and again.
   *
   * @param boots of each loop
   */
  public Measurement run(int boots) throws InterruptedException {
    Map<Loop, List<Double>> rates = new EnumMap<>(Loop.class);
    for (int boot = 0; boot < boots; boot++) {
      for (Loop loop : Loop.values()) {
        List<Double> figures = new ArrayList<>();
        Qemu.Result result = machine.run(Flavour.BARE, bootOf(loop), line -> take(line, figures));
        if (!(result instanceof Qemu.Exited exited) || !exited.success()) {
          return new Measurement.Failed(
              "the boot that measures " + loop.argument() + " failed: " + problem(result),
              result instanceof Qemu.HostFailed);
        }
        if (figures.size() != ROUNDS) {
          return new Measurement.Failed(
              "the kernel took the time of " + figures.size() + " rounds, not of " + ROUNDS, false);
        }
        rates
            .computeIfAbsent(loop, first -> new ArrayList<>())
            .addAll(figures.subList(1, figures.size()));
      }
    }
    rates.values().forEach(figures -> figures.sort(null));
    return new Measurement.Measured(rates);
  }

  private Boot bootOf(Loop loop) {
    return Boot.of(cpus)
        .with("scenario", "counter")
        .with("measure", loop.argument())
        .with("operations", operations)
        .with("rounds", ROUNDS)
        .with("slice-us", 0)
        .with("delay", 0);
  }

  private static String problem(Qemu.Result result) {
    if (result instanceof Qemu.Exited exited) {
      return exited.lines().stream()
          .filter(line -> line.startsWith("not ok ") || line.startsWith("Bail out!"))
          .findFirst()
          .orElse("the kernel reports a failure");
    } else if (result instanceof Qemu.TextLost lost) {
      return "text was lost: " + lost.what();
    } else if (result instanceof Qemu.Crashed crashed) {
      return crashed.what();
    } else if (result instanceof Qemu.HostFailed host) {
      return host.what();
    } else if (result instanceof Qemu.Hung hung) {
      return "the machine " + hung.limit();
    } else if (result instanceof Qemu.OutOfTime late) {
      return "it is not at its end after " + late.limit().toSeconds() + " s";
    }
    return ((Qemu.NotInstalled) result).tool() + " is not installed";
  }

  private void take(String line, List<Double> figures) {
    rate(line, (long) cpus * operations).ifPresent(figures::add);
  }

  /**
   * What a line of the serial port says of a round.
   *
   * @param swaps of all CPUs in it
   * @return swaps per second; empty if the line is another, or the clock stood still
   */
  static OptionalDouble rate(String line, long swaps) {
    Matcher fields = MEASURED.matcher(line);
    return fields.matches()
        ? OptionalDouble.of(swaps / (Long.parseLong(fields.group(1)) / 1e9))
        : OptionalDouble.empty();
  }
}
