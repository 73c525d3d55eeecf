package halt.checker.conformance;

import halt.kernel.boot.Boot;
import halt.model.scenario.ScenarioDescription;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What is a booted machine to do? One process of the scenario on each CPU, for many rounds.
 *
 * @param operations operations of each process in a round
 * @param rounds how many times the scenario runs, each time from a fresh arena
 * @param spaceWords words of a semispace, if not what the scenario says
 * @param seed of the delays and naps by which rounds differ
 * @param naps whether processes nap before some accesses, so that others come in between
 * @param pace whether the CPUs run freely
 * @param limit how long it may run from start to exit
 */
public record Workload(
    String scenario,
    int cpus,
    int operations,
    int rounds,
    OptionalLong spaceWords,
    long seed,
    boolean naps,
    Pace pace,
    Duration limit) {
  /** Longer than any workload takes that is not asked for by hand. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

  /** How do the CPUs share the host's time? */
  public enum Pace {
    /** Each on a thread of its own: no two runs are the same. */
    FREE,
    /** One after the other, as the seed wills: two runs with the same seed print the same bytes. */
    DETERMINISTIC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whether the processes of a scenario should nap. Those of a litmus test that run freely should
   * not: it looks for what happens between two accesses that follow each other at once.
   */
  public static boolean napsOf(ScenarioDescription scenario, Pace pace) {
    return switch (pace) {
      case FREE -> scenario.litmus().isEmpty();
      case DETERMINISTIC -> true;
    };
  }

  /** The boot that does it. */
  Boot boot() {
    Boot boot =
        Boot.of(cpus)
            .with("scenario", scenario)
            .with("processes", cpus)
            .with("operations", operations)
            .with("rounds", rounds)
            .with("seed", seed);
    boot = boot.within(limit, boot.silenceLimit());
    boot = spaceWords.isPresent() ? boot.with("space-words", spaceWords.getAsLong()) : boot;
    boot = naps ? boot : boot.with("nap-every", 0);
    return switch (pace) {
      case FREE -> boot;
      case DETERMINISTIC -> boot.deterministically();
    };
  }

  /**
   * The command line that does exactly this once more. Every argument that the kernel is given is
   * in it, because in a deterministic boot each one may change all that follows.
   */
  public String command(String architecture) {
    StringBuilder line = new StringBuilder("haltkit boot --arch ").append(architecture);
    line.append(" --scenario ").append(scenario);
    if (pace == Pace.DETERMINISTIC) {
      line.append(" --deterministic");
    }
    line.append(" --seed ").append(seed);
    line.append(" --cpus ").append(cpus);
    line.append(" --operations ").append(operations);
    line.append(" --rounds ").append(rounds);
    spaceWords.ifPresent(words -> line.append(" --space-words ").append(words));
    return line.toString();
  }
}
