package halt.checker.conformance;

import halt.kernel.boot.Boot;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What is a booted machine to do? One process of the scenario on each CPU, for many rounds.
 *
 * @param operations operations of each process in a round
 * @param rounds how many times the scenario runs, each time from a fresh arena
 * @param spaceWords words of a semispace, if not what the scenario says
 * @param seed of the start delays by which rounds differ
 * @param limit how long it may run from start to exit
 */
public record Workload(
    String scenario,
    int cpus,
    int operations,
    int rounds,
    OptionalLong spaceWords,
    long seed,
    Duration limit) {
  /** Longer than any workload takes that is not asked for by hand. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

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
    return spaceWords.isPresent() ? boot.with("space-words", spaceWords.getAsLong()) : boot;
  }
}
