package halt.checker.conformance;

import halt.checker.conformance.Workload.Pace;
import halt.kernel.boot.Flavour;
import halt.model.ir.IrProgram;
import halt.model.scenario.LitmusTest;
import halt.model.scenario.ScenarioDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is to be compared with the model?
 *
 * @param home the repository's root
 * @param builds where machines are built
 * @param program what is translated and explored
 * @param architectures the targets to boot
 * @param scenarios of the program
 * @param cpus machines of these sizes run the scenarios of operations; a litmus test has its own
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
    List<Integer> cpus,
    List<Integer> seeds,
    int rounds,
    Set<Pace> paces,
    Duration searchLimit) {
  public ConformRequest {
    architectures = List.copyOf(architectures);
    scenarios = List.copyOf(scenarios);
    cpus = List.copyOf(cpus);
    seeds = List.copyOf(seeds);
    paces = Set.copyOf(paces);
  }

  /** The machines on which a scenario runs, by their CPUs. */
  List<Integer> cpusOf(ScenarioDescription scenario) {
    return scenario.litmus().map(litmus -> List.of(litmus.processes())).orElse(cpus);
  }

  /** What one target is to do of a scenario, freely and then deterministically. */
  List<Workload> workloads(ScenarioDescription scenario, int cpus) {
    List<Workload> workloads = new ArrayList<>();
    if (paces.contains(Pace.FREE)) {
      // One round holds many instances of a litmus test, so that its processes meet more often.
      int operations = scenario.litmus().isPresent() ? LitmusTest.MOST_INSTANCES : 1;
      workloads.add(workload(scenario, cpus, operations, 1, Pace.FREE));
    }
    if (paces.contains(Pace.DETERMINISTIC)) {
      for (int seed : seeds) {
        workloads.add(workload(scenario, cpus, 1, seed, Pace.DETERMINISTIC));
      }
    }
    return workloads;
  }

  private Workload workload(
      ScenarioDescription scenario, int cpus, int operations, int seed, Pace pace) {
    return new Workload(
        scenario.name(),
        cpus,
        operations,
        rounds,
        OptionalLong.empty(),
        seed,
        Workload.flavourOf(scenario, pace),
        pace,
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
  int boots() {
    return scenarios.stream()
        .mapToInt(
            scenario ->
                cpusOf(scenario).stream().mapToInt(n -> workloads(scenario, n).size()).sum())
        .sum();
  }
}
