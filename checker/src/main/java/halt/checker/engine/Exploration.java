package halt.checker.engine;

import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * What did an engine find?
 *
 * @param scenario its name
 * @param engine the engine's name, such as {@code state}
 * @param reason one sentence that states what the verdict covers: the bound that was hit, why it is
 *     inconclusive, what failed
 * @param states distinct states (0 where the engine does not count them)
 * @param transitions steps taken
 * @param depth the length of the longest path held at once
 * @param runs complete executions, from the set-up to the final check (0 where the engine does not
 *     count them)
 * @param outcomes every final outcome found, in the form that the booted kernel prints
 * @param failure the trace, if the verdict is FAIL
 * @param properties what was checked
 * @param notCovered what this engine does not look at, a sentence each
 * @param notes what else is to be kept of this run: the tool's own statistics, a dead child's last
 *     words
 * @param caveats what the verdict does not say although one might think so, a clause each: to be
 *     shown wherever it is
 */
public record Exploration(
    String scenario,
    String engine,
    MemoryModel model,
    Scope scope,
    Verdict verdict,
    String reason,
    long states,
    long transitions,
    int depth,
    long runs,
    Duration time,
    SortedSet<String> outcomes,
    Optional<Trace> failure,
    Set<Property> properties,
    List<String> notCovered,
    List<String> notes,
    List<String> caveats) {
  /** An exploration whose verdict says all. */
  public Exploration(
      String scenario,
      String engine,
      MemoryModel model,
      Scope scope,
      Verdict verdict,
      String reason,
      long states,
      long transitions,
      int depth,
      long runs,
      Duration time,
      SortedSet<String> outcomes,
      Optional<Trace> failure,
      Set<Property> properties,
      List<String> notCovered,
      List<String> notes) {
    this(
        scenario,
        engine,
        model,
        scope,
        verdict,
        reason,
        states,
        transitions,
        depth,
        runs,
        time,
        outcomes,
        failure,
        properties,
        notCovered,
        notes,
        List.of());
  }

  /** What an engine says of a case that it cannot judge. */
  public static Exploration unsupported(
      Engine engine, Case asked, String reason, List<String> notCovered) {
    return without(engine, asked, Verdict.UNSUPPORTED, reason, notCovered);
  }

  /** What is said of a case whose turn did not come before the run was interrupted. */
  public static Exploration notBegun(Engine engine, Case asked) {
    String reason = "interrupted before it began";
    return without(engine, asked, Verdict.INCONCLUSIVE, reason, List.of());
  }

  /** What is said of a case in which the engine threw. */
  public static Exploration without(Engine engine, Case asked, Throwable thrown) {
    String reason =
        thrown instanceof ArenaTooSmallException
            ? thrown.getMessage()
            : "a fault of haltkit itself: " + thrown;
    return without(engine, asked, Verdict.UNSUPPORTED, reason, List.of());
  }

  private static Exploration without(
      Engine engine, Case asked, Verdict verdict, String reason, List<String> notCovered) {
    return new Exploration(
        asked.scenario().name(),
        engine.name(),
        asked.model(),
        asked.scope(),
        verdict,
        reason,
        0,
        0,
        0,
        0,
        Duration.ZERO,
        Collections.emptySortedSet(),
        Optional.empty(),
        engine.properties(),
        notCovered,
        List.of());
  }

  /** Whether the verdict stands for the whole scope: nothing failed in it, or something did. */
  public boolean isConclusive() {
    return verdict == Verdict.PASS || verdict == Verdict.FAIL;
  }
}
