package halt.checker.engine;

import halt.checker.trace.Trace;
import halt.checker.verdict.Scope;
import halt.checker.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What did an engine find?
 *
 * @param scenario its name
 * @param engine the engine's name, such as {@code state}
 * @param model the memory model, such as {@code sc}
 * @param reason one sentence that states what the verdict covers: the bound that was hit, why it is
 *     inconclusive, what failed
 * @param states distinct states (0 where the engine does not count them)
 * @param transitions steps taken
 * @param depth the length of the longest path held at once
 * @param outcomes every final outcome found, in the form that the booted kernel prints
 * @param failure the trace, if the verdict is FAIL
 * @param notCovered what this engine does not look at, a sentence each
 */
public record Exploration(
    String scenario,
    String engine,
    String model,
    Scope scope,
    Verdict verdict,
    String reason,
    long states,
    long transitions,
    int depth,
    Duration time,
    SortedSet<String> outcomes,
    Optional<Trace> failure,
    List<String> notCovered) {}
