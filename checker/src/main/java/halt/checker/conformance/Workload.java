package halt.checker.conformance;

import halt.kernel.boot.Boot;
import halt.kernel.boot.Flavour;
import halt.model.description.ScenarioDescription;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is a booted machine to do? The processes of a scenario on its CPUs, for many rounds.
 *
 * @param processes of the scenario; the CPUs share them, and take them in turn
 * @param operations operations of each process in a round
 * @param rounds how many times the scenario runs, each time from a fresh arena
 * @param spaceWords words of a semispace, if not what the scenario says
 * @param seed of the delays and naps by which rounds differ
 * @param flavour which image: one in which processes nap between accesses, or one in which they
 *     have nothing but the accesses
 * @param slices how processes that share a CPU are pre-empted
 * @param deterministic whether one CPU runs after the other, as the seed wills
 * @param limit how long it may run from start to exit
 */
public record Workload(
    String scenario,
    int processes,
    int cpus,
    int operations,
    int rounds,
    OptionalLong spaceWords,
    long seed,
    Slices slices,
    Flavour flavour,
    boolean deterministic,
    Duration limit) {
  /** Longer than any workload takes that is not asked for by hand. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

  /** How do the CPUs share the host's time, and the processes a CPU's? */
  public enum Pace {
    /** Each CPU on a thread of its own, with one process: no two runs are the same. */
    FREE,
    /** One CPU after the other, as the seed wills: two runs with a seed print the same bytes. */
    DETERMINISTIC,
    /** Fewer CPUs than processes, which are pre-empted often and begin operations anew. */
    PREEMPTED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How are processes that share a CPU pre-empted? What is absent is as the kernel has it.
   *
   * @param microseconds the mean slice; 0: never
   * @param abortEvery every n-th pre-emption that may restart an operation does; 0: none
   */
  public record Slices(OptionalInt microseconds, OptionalInt abortEvery) {
    /** As the kernel has it. */
    public static final Slices USUAL = new Slices(OptionalInt.empty(), OptionalInt.empty());

    /** So short that most operations are interrupted, and every second of those begins anew. */
    public static final Slices SHORT = new Slices(OptionalInt.of(50), OptionalInt.of(2));
  }

  /** In which column of a comparison it belongs. */
  public Pace pace() {
    if (processes > cpus || !slices.equals(Slices.USUAL)) {
      return Pace.PREEMPTED;
    }
    return deterministic ? Pace.DETERMINISTIC : Pace.FREE;
  }

  /**
   * The image for a scenario. A litmus test that runs freely wants the accesses alone: it looks for
   * what a processor does with two of them that follow each other at once. All else wants naps, or
   * the processes would seldom meet.
   */
  public static Flavour flavourOf(ScenarioDescription scenario, Pace pace) {
    return switch (pace) {
      case FREE -> scenario.litmus().isPresent() ? Flavour.BARE : Flavour.JUDGED;
      case DETERMINISTIC, PREEMPTED -> Flavour.JUDGED;
    };
  }

  /** The boot that does it. */
  Boot boot() {
    Boot boot =
        Boot.of(cpus)
            .with("scenario", scenario)
            .with("processes", processes)
            .with("operations", operations)
            .with("rounds", rounds)
            .with("seed", seed);
    boot = boot.within(limit, boot.silenceLimit());
    boot = spaceWords.isPresent() ? boot.with("space-words", spaceWords.getAsLong()) : boot;
    if (slices.microseconds().isPresent()) {
      boot = boot.with("slice-us", slices.microseconds().getAsInt());
    }
    if (slices.abortEvery().isPresent()) {
      boot = boot.with("abort-every", slices.abortEvery().getAsInt());
    }
    return deterministic ? boot.deterministically() : boot;
  }

  /**
   * The command line that does exactly this once more. Every argument that the kernel is given is
   * in it, because in a deterministic boot each one may change all that follows.
   */
  public String command(String architecture) {
    StringBuilder line = new StringBuilder("haltkit boot --arch ").append(architecture);
    line.append(" --scenario ").append(scenario);
    if (deterministic) {
      line.append(" --deterministic");
    }
    line.append(" --seed ").append(seed);
    line.append(" --cpus ").append(cpus);
    if (processes != cpus) {
      line.append(" --processes ").append(processes);
    }
    line.append(" --operations ").append(operations);
    line.append(" --rounds ").append(rounds);
    spaceWords.ifPresent(words -> line.append(" --space-words ").append(words));
    slices.microseconds().ifPresent(mean -> line.append(" --slice-us ").append(mean));
    slices.abortEvery().ifPresent(every -> line.append(" --abort-every ").append(every));
    return line.toString();
  }
}
