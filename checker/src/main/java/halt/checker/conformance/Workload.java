package halt.checker.conformance;

import halt.kernel.boot.Boot;
import halt.kernel.boot.Flavour;
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
 * @param flavour which image: one in which processes nap between accesses, or one in which they
 *     have nothing but the accesses
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
    Flavour flavour,
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
   * The image for a scenario. A litmus test that runs freely wants the accesses alone: it looks for
   * what a processor does with two of them that follow each other at once. All else wants naps, or
   * the processes would seldom meet.
   */
  public static Flavour flavourOf(ScenarioDescription scenario, Pace pace) {
    return switch (pace) {
      case FREE -> scenario.litmus().isPresent() ? Flavour.BARE : Flavour.JUDGED;
      case DETERMINISTIC -> Flavour.JUDGED;
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
