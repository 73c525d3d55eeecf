package halt.checker.conformance;

import halt.checker.conformance.Workload.Pace;
import halt.kernel.boot.Flavour;
import halt.model.description.LitmusTest;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be compared with the model?
 *
 * @param home the repository's root
 * @param builds where machines are built
 * @param program what is translated and explored
 * @param architectures the targets to boot
 * @param scenarios of the program
 * @param processes with so many run the scenarios of operations, each on a CPU of its own or two on
 *     one; a litmus test has its own number
 * @param seeds of the deterministic boots
 * @param rounds of each boot
 * @param paces how the machines run
 * @param searchLimit a search for the model's outcomes is given so long
 */
public record ConformRequest(
    Path home,
    Path builds,
    IrProgram program,
    List<String> architectures,
    List<ScenarioDescription> scenarios,
    List<Integer> processes,
    List<Integer> seeds,
    int rounds,
    Set<Pace> paces,
    Duration searchLimit) {
  public ConformRequest {
    architectures = List.copyOf(architectures);
    scenarios = List.copyOf(scenarios);
    processes = List.copyOf(processes);
    seeds = List.copyOf(seeds);
    paces = Set.copyOf(paces);
  }

  /** With how many processes a scenario runs. */
  List<Integer> processesOf(ScenarioDescription scenario) {
    return scenario.litmus().map(litmus -> List.of(litmus.processes())).orElse(processes);
  }

  /**
   * What one target is to do of a scenario, at one pace after the other. A litmus test is not
   * pre-empted: it looks for what happens between two accesses that follow each other at once.
   */
  List<Workload> workloads(ScenarioDescription scenario, int processes) {
    boolean litmus = scenario.litmus().isPresent();
    List<Workload> workloads = new ArrayList<>();
    if (paces.contains(Pace.FREE)) {
      // One round holds many instances of a litmus test, so that its processes meet more often.
      int operations = litmus ? LitmusTest.MOST_INSTANCES : 1;
      workloads.add(workload(scenario, processes, operations, 1, false, Pace.FREE));
    }
    if (paces.contains(Pace.DETERMINISTIC)) {
      for (int seed : seeds) {
        workloads.add(workload(scenario, processes, 1, seed, true, Pace.DETERMINISTIC));
      }
    }
    if (paces.contains(Pace.PREEMPTED) && !litmus && processes > 1) {
      workloads.add(workload(scenario, processes, 1, 1, false, Pace.PREEMPTED));
      for (int seed : seeds) {
        workloads.add(workload(scenario, processes, 1, seed, true, Pace.PREEMPTED));
      }
    }
    return workloads;
  }

  private Workload workload(
      ScenarioDescription scenario,
      int processes,
      int operations,
      int seed,
      boolean deterministic,
      Pace pace) {
    boolean shared = pace == Pace.PREEMPTED;
    return new Workload(
        scenario.name(),
        processes,
        shared ? (processes + 1) / 2 : processes,
        operations,
        rounds,
        OptionalLong.empty(),
        seed,
        shared ? Workload.Slices.SHORT : Workload.Slices.USUAL,
        Workload.flavourOf(scenario, pace),
        deterministic,
        Workload.USUAL_LIMIT);
  }

  /** The images that all of this wants. */
  Set<Flavour> flavours() {
    Set<Flavour> flavours = EnumSet.noneOf(Flavour.class);
    for (ScenarioDescription scenario : scenarios) {
      for (Pace pace : paces) {
        flavours.add(Workload.flavourOf(scenario, pace));
      }
    }
    return flavours;
  }

  /** How many boots that is on one target. */
  public int boots() {
    return (int) workloads().count();
  }

  /** How many CPUs the largest machine has. */
  public int mostCpus() {
    return workloads().mapToInt(Workload::cpus).max().orElse(0);
  }

  private Stream<Workload> workloads() {
    return scenarios.stream()
        .flatMap(
            scenario ->
                processesOf(scenario).stream().flatMap(n -> workloads(scenario, n).stream()));
  }
}
