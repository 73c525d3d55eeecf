package halt.checker.conformance;

import halt.kernel.boot.Boot;
import java.util.OptionalLong;

/**
 * What is a booted machine to do? One process of the scenario on each CPU, for many rounds.
 *
 * @param operations operations of each process in a round
 * @param rounds how many times the scenario runs, each time from a fresh arena
 * @param spaceWords words of a semispace, if not what the scenario says
 * @param seed of the start delays by which rounds differ
 */
public record Workload(
    String scenario, int cpus, int operations, int rounds, OptionalLong spaceWords, long seed) {

  /** The boot that does it. */
  Boot boot() {
    Boot boot =
        Boot.of(cpus)
            .with("scenario", scenario)
            .with("processes", cpus)
            .with("operations", operations)
            .with("rounds", rounds)
            .with("seed", seed);
    return spaceWords.isPresent() ? boot.with("space-words", spaceWords.getAsLong()) : boot;
  }
}
