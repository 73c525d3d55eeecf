package halt.checker.conformance;

import halt.checker.conformance.Workload.Pace;
import halt.checker.engine.Verdicts;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.model.description.ScenarioDescription;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What did machines and model say of the same workloads?
 *
 * @param targets which machines took part
 * @param rows by scenario and number of processes
 * @param planned how many boots were asked for, on the targets that took part
 * @param interrupted whether the user ended it before its time
 */
public record ConformResult(
    List<Target> targets, List<Row> rows, int planned, boolean interrupted, Duration time) {
  public ConformResult {
    targets = List.copyOf(targets);
    rows = List.copyOf(rows);
  }

  /**
   * A target, and whether it was booted.
   *
   * @param about the version of its emulator, or why it was not booted
   * @param trouble how the command ends for that; PASSED if it was booted
   */
  public record Target(String name, String about, ExitCode trouble) {
    public boolean booted() {
      return trouble == ExitCode.PASSED;
    }
  }

  /**
   * One scenario with so many processes.
   *
   * @param allowed the model's outcomes
   * @param explored how the search ended that they come from
   * @param model the same in a few words
   * @param arenaTooSmall whether nothing was booted because the model runs out of memory: bad input
   */
  public record Row(
      String scenario,
      String title,
      int processes,
      Allowed allowed,
      Verdict explored,
      String model,
      List<MachineRun> runs,
      boolean arenaTooSmall) {
    public Row {
      runs = List.copyOf(runs);
    }

    /** Of a scenario whose arena is too small, in words. */
    static Row notBooted(ScenarioDescription scenario, int processes, String why) {
      return new Row(
          scenario.name(),
          scenario.title(),
          processes,
          Allowed.unknown(scenario),
          Verdict.UNSUPPORTED,
          "not booted: " + why,
          List.of(),
          true);
    }

    /** What one target showed at one pace, whatever the seed. */
    public Cell cell(String architecture, Pace pace) {
      return new Cell(
          allowed,
          runs.stream()
              .filter(run -> run.architecture().equals(architecture))
              .filter(run -> run.workload().pace() == pace)
              .toList());
    }
  }

  /** The runs of a row on one target and at one pace, one for each seed. */
  public record Cell(Allowed allowed, List<MachineRun> runs) {
    public Cell {
      runs = List.copyOf(runs);
    }

    public SortedMap<String, Long> seen() {
      SortedMap<String, Long> seen = new TreeMap<>();
      runs.forEach(run -> run.seen().forEach((text, times) -> seen.merge(text, times, Long::sum)));
      return seen;
    }

    /** Of what the model allows, how much was seen. */
    public long covered() {
      return seen().keySet().stream().filter(outcome -> !allowed.forbids(outcome)).count();
    }

    /** What was seen and no interleaving explains, and is allowed nevertheless. */
    public SortedSet<String> weak() {
      SortedSet<String> weak = new TreeSet<>();
      allowed.litmus().ifPresent(litmus -> weak.addAll(litmus.beyondInterleavings()));
      weak.retainAll(seen().keySet());
      return weak;
    }

    /** How often an outcome was seen that is a known defect of the emulator. */
    public long defective() {
      return runs.stream()
          .flatMapToLong(
              run ->
                  run.knownDefects().stream()
                      .mapToLong(outcome -> run.seen().getOrDefault(outcome, 0L)))
          .sum();
    }

    public long rounds() {
      return runs.stream().mapToLong(MachineRun::rounds).sum();
    }

    /** The worst of the runs. */
    public Verdict verdict() {
      List<Verdict> verdicts = runs.stream().map(MachineRun::verdict).toList();
      for (Verdict bad : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.UNSUPPORTED)) {
        if (verdicts.contains(bad)) {
          return bad;
        }
      }
      return Verdict.SAMPLED;
    }
  }

  /** The runs of all rows. */
  public List<MachineRun> runs() {
    return rows.stream().flatMap(row -> row.runs().stream()).toList();
  }

  /**
   * A failure decides before all else. What was not compared with the model because that could not
   * be exhausted is no pass.
   */
  public ExitCode exit() {
    Set<ExitCode> troubles = EnumSet.noneOf(ExitCode.class);
    targets.forEach(target -> troubles.add(target.trouble()));
    runs().forEach(run -> troubles.add(run.exit()));
    for (Row row : rows) {
      if (row.explored() == Verdict.FAIL) {
        troubles.add(ExitCode.FAILED);
      } else if (row.arenaTooSmall()) {
        troubles.add(ExitCode.BAD_INPUT);
      } else if (row.allowed().outcomes().isEmpty()) {
        troubles.add(ExitCode.UNDECIDED);
      }
    }
    if (interrupted) {
      troubles.add(ExitCode.UNDECIDED);
    }
    return Verdicts.worst(troubles);
  }
}
