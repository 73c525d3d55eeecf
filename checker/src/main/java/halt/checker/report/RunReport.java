package halt.checker.report;

import halt.checker.conformance.MachineRun;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.trace.Trace;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that a run found, and the only thing that reports are made of.
 *
 * @param run the run's id, which is also its folder's name: letters, digits, dot, dash, underscore
 * @param command the command line
 * @param exit how the command ends
 * @param environment tool versions and the host, in the order in which they are shown
 * @param engines which engines there are, in the order of their columns
 * @param checks the scenarios that were explored, by one engine after the other
 * @param disagreements what two engines do not agree on
 * @param bugs the seeded bugs that were looked for
 * @param targets which machines were to be booted, in the order of their columns
 * @param boots the scenarios that ran on a booted machine
 * @param translation the emitted C, if the run made it
 * @param notCovered what this run does not look at, a sentence each, beside what each exploration
 *     says for itself
 */
public record RunReport(
    String run,
    Instant started,
    Duration duration,
    String command,
    ExitCode exit,
    List<Fact> environment,
    List<EngineUse> engines,
    List<ScenarioCheck> checks,
    List<Disagreement> disagreements,
    List<SeededBugResult> bugs,
    List<TargetUse> targets,
    List<BootResult> boots,
    Optional<Translation> translation,
    List<String> notCovered) {
  /**
   * @throws IllegalArgumentException if the run's id cannot be a folder's name
   */
  public RunReport {
    if (!run.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("a run's id names a folder: '" + run + "' does not");
    }
    environment = List.copyOf(environment);
    engines = List.copyOf(engines);
    checks = List.copyOf(checks);
    disagreements = List.copyOf(disagreements);
    bugs = List.copyOf(bugs);
    targets = List.copyOf(targets);
    boots = List.copyOf(boots);
    notCovered = List.copyOf(notCovered);
  }

  /**
   * An engine, and whether it took part.
   *
   * @param about the version of what is behind it, or why it did not take part; may be empty
   */
  public record EngineUse(String name, boolean used, String about) {}

  /**
   * A target, and whether it was booted.
   *
   * @param about the version of its emulator, or why it was not booted
   */
  public record TargetUse(String name, boolean used, String about) {}

  /** Something worth knowing, such as {@code clang}: {@code 19.1.7}. */
  public record Fact(String name, String value) {}

  /**
   * One exploration of a scenario.
   *
   * @param title the scenario's, one line
   * @param properties a verdict for each property that was on
   */
  public record ScenarioCheck(
      String title, Exploration exploration, Map<Property, Verdict> properties) {
    public ScenarioCheck {
      Map<Property, Verdict> ordered = new EnumMap<>(Property.class);
      ordered.putAll(properties);
      properties = ordered;
    }

    /**
     * The verdicts of the single properties as they follow from the exploration's: one that failed
     * ends the search, so the others are then inconclusive.
     */
    public static ScenarioCheck of(String title, Exploration exploration) {
      Map<Property, Verdict> properties = new EnumMap<>(Property.class);
      for (Property property : exploration.properties()) {
        properties.put(property, verdict(property, exploration));
      }
      return new ScenarioCheck(title, exploration, properties);
    }

    private static Verdict verdict(Property property, Exploration exploration) {
      if (exploration.verdict() != Verdict.FAIL) {
        return exploration.verdict();
      }
      boolean failed =
          exploration.failure().map(trace -> trace.property().equals(property.id())).orElse(false);
      return failed ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    }
  }

  /**
   * The exploration of a program with a bug that we put there.
   *
   * @param name the bug's name
   * @param breaks what it breaks, one sentence
   * @param expected the property that it was made to break
   * @param accepted the properties whose failure catches it: a search that does not look for the
   *     shortest trace may meet another one first
   * @param outOfReach why this engine cannot see it, if it cannot; an engine that refuses the case
   *     itself gives its own reason
   * @param traceFile where the trace is kept, relative to the repository
   */
  public record SeededBugResult(
      String name,
      String breaks,
      Property expected,
      Set<Property> accepted,
      Exploration exploration,
      Optional<String> outOfReach,
      Optional<String> traceFile) {
    public SeededBugResult {
      if (outOfReach.isEmpty() && exploration.verdict() == Verdict.UNSUPPORTED) {
        outOfReach = Optional.of(exploration.reason());
      }
    }

    /** How the hunt ended. */
    public enum Hunt {
      /** The expected property failed. */
      CAUGHT,
      /** Another property failed than the one expected. */
      CAUGHT_OTHERWISE,
      /** The whole scope was searched and no property failed. */
      MISSED,
      /** Nothing failed: the engine cannot take the case, or not see what the bug breaks. */
      OUT_OF_REACH,
      /**
       * This engine saw a failure, and the state engine none in the same steps: one of them errs.
       */
      CONTRADICTED,
      /** The search ended before its time, and nothing had failed until then. */
      UNDECIDED
    }

    public Optional<Trace> trace() {
      return exploration.failure();
    }

    /** The id of the property that failed, if one did. */
    public Optional<String> found() {
      return trace().map(Trace::property);
    }

    public Hunt hunt() {
      Optional<Property> found = found().flatMap(Property::named);
      if (found.isPresent()) {
        return accepted.contains(found.get()) ? Hunt.CAUGHT : Hunt.CAUGHT_OTHERWISE;
      }
      if (exploration.verdict() == Verdict.DISAGREE) {
        return Hunt.CONTRADICTED;
      }
      if (outOfReach.isPresent()) {
        return Hunt.OUT_OF_REACH;
      }
      return exploration.verdict() == Verdict.PASS ? Hunt.MISSED : Hunt.UNDECIDED;
    }
  }

  /**
   * One scenario on a booted machine.
   *
   * @param title the scenario's, one line
   * @param allowed every outcome that the model allows; empty if no exhaustive search of this scope
   *     says so
   */
  public record BootResult(String title, MachineRun run, Optional<SortedSet<String>> allowed) {
    public BootResult {
      allowed = allowed.map(TreeSet::new);
    }

    /** What was seen and the model does not allow: a failure of ours, whichever side errs. */
    public SortedSet<String> notAllowed() {
      SortedSet<String> surprising = new TreeSet<>();
      if (allowed.isPresent()) {
        surprising.addAll(run.seen().keySet());
        surprising.removeAll(allowed.get());
      }
      return surprising;
    }

    /** What the model allows and the machine never showed. */
    public SortedSet<String> neverSeen() {
      SortedSet<String> missing = new TreeSet<>();
      if (allowed.isPresent()) {
        missing.addAll(allowed.get());
        missing.removeAll(run.seen().keySet());
      }
      return missing;
    }
  }

  /**
   * The emitted C.
   *
   * @param javaFiles restricted Java classes translated
   * @param javaLines their lines
   * @param cFiles files emitted, sources and headers
   * @param cLines their lines
   * @param compiler its name and version
   * @param compileTime of all emitted files
   */
  public record Translation(
      int javaFiles,
      int javaLines,
      int cFiles,
      int cLines,
      String compiler,
      Duration compileTime) {}

  /** Everything that the run or one of its explorations says it does not cover, each once. */
  public List<String> allNotCovered() {
    return Stream.concat(
            notCovered.stream(),
            EngineTable.explorations(this)
                .flatMap(exploration -> exploration.notCovered().stream()))
        .distinct()
        .toList();
  }

  /** Everything that an engine says it does not cover, each once, in the order of its cases. */
  public List<String> notCoveredBy(String engine) {
    return EngineTable.explorations(this)
        .filter(exploration -> exploration.engine().equals(engine))
        .flatMap(exploration -> exploration.notCovered().stream())
        .distinct()
        .toList();
  }

  /** What failed, was missed or could not be judged, a sentence each; empty if all is well. */
  public List<String> problems() {
    return Conclusions.problems(this);
  }

  /** One sentence: what the run comes to. */
  public String headline() {
    return Conclusions.headline(this);
  }
}
