package halt.checker.state;

import halt.checker.engine.Case;
import halt.checker.engine.Caveats;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.MemoryShortage;
import halt.checker.replay.Replay;
import halt.checker.search.BreadthFirstSearch;
import halt.checker.search.DepthFirstSearch;
import halt.checker.search.SearchResult;
import halt.checker.search.SearchResult.End;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.Fingerprint;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import halt.model.property.Violation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state engine: explicit-state search under sequential consistency with state matching. A PASS
 * means that every reachable state of the scope was visited, up to the collision probability of
 * {@link Fingerprint}.
 */
public final class StateEngine implements Engine {
  /** The engine's name. */
  public static final String NAME = "state";

  /** The memory model. */
  public static final MemoryModel MODEL = SimulatedMachine.MODEL;

  private static final List<String> NOT_COVERED =
      List.of(
          "Weak memory: only sequentially consistent interleavings are explored.",
          "Identity of equal tuples: compare-and-set on tuples is specified by structure; sharing"
              + " is compared across collections.",
          "Scopes larger than the stated one.");

  private final SourceLines sources;

  /**
   * An engine.
   *
   * @param sources for the source lines in traces
   */
  public StateEngine(SourceLines sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<MemoryModel> models() {
    return Set.of(MODEL);
  }

  @Override
  public Set<Property> properties() {
    return EnumSet.allOf(Property.class);
  }

  /** Which properties nothing in the case puts to the test, and why. */
  private static SortedMap<Property, String> unjudged(ScenarioModel model, Searched searched) {
    SortedMap<Property, String> unjudged = new TreeMap<>();
    boolean all = searched.result().end() == End.EXHAUSTED;
    if (!model.hasOperations()) {
      unjudged.put(Property.LINEARIZABLE, Caveats.NO_OPERATIONS);
      unjudged.put(Property.SPECIFICATION_STATE, Caveats.NO_OPERATIONS);
    } else if (all && !searched.operated()) {
      unjudged.put(Property.LINEARIZABLE, "no run ends an operation");
      unjudged.put(Property.SPECIFICATION_STATE, "no run ends an operation");
    }
    if (all && !searched.collected()) {
      unjudged.put(Property.ISOMORPHIC, "no run collects");
      unjudged.put(Property.RECLAIMED, "no run collects");
    }
    return unjudged;
  }

  @Override
  public boolean isQuick() {
    return true;
  }

  @Override
  public boolean isMemoryBound() {
    return true;
  }

  @Override
  public boolean givesShortestTraces() {
    return true;
  }

  @Override
  public Optional<String> refusal(Case asked) {
    return asked.scope().processes() > SimulatedMachine.MAX_PROCESSES
        ? Optional.of("takes at most " + SimulatedMachine.MAX_PROCESSES + " processes")
        : Optional.empty();
  }

  @Override
  public Exploration explore(Case asked, Limits limits) {
    IrProgram program = asked.program();
    ScenarioDescription scenario = asked.scenario();
    Scope scope = asked.scope();
    long start = System.nanoTime();
    ScenarioModel model = new ScenarioModel(program, scenario, scope);
    try {
      Searched searched;
      Optional<Trace> trace = Optional.empty();
      try {
        searched = search(model, asked.bug().isPresent(), limits);
        Optional<SearchResult.Failure> failure = searched.result().failure();
        if (failure.isPresent()) {
          trace = Optional.of(trace(model, asked.bugName(), failure.get(), limits));
        }
      } catch (Violation inSetUp) {
        searched = new Searched(SearchResult.NOT_BEGUN, false, false);
        trace = Optional.of(Replay.ofSetUp(model, asked.bugName(), inSetUp, sources));
      }
      SortedMap<Property, String> unjudged = unjudged(model, searched);
      SearchResult result = searched.result();
      Set<Property> judged = EnumSet.allOf(Property.class);
      judged.removeAll(unjudged.keySet());
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Exploration(
          scenario.name(),
          NAME,
          asked.model(),
          scope,
          verdict(result.end()),
          reason(result, trace),
          result.states(),
          result.transitions(),
          result.depth(),
          0,
          time,
          result.outcomes(),
          trace,
          judged,
          NOT_COVERED,
          List.of(),
          Caveats.of(asked, verdict(result.end()), unjudged));
    } catch (OutOfSpaceException shortage) {
      return Exploration.unsupported(
          this, asked, MemoryShortage.blame(asked, shortage), NOT_COVERED);
    }
  }

  /**
   * Searches.
   *
   * @param failing whether the program is known to fail: then breadth first from the start
   * @throws Violation if a property fails in the set-up, so that there is no state to start from
   */
  private static Searched search(ScenarioModel model, boolean failing, Limits limits) {
    if (failing) {
      SimulatedMachine machine = new SimulatedMachine(model);
      SearchResult result = new BreadthFirstSearch(machine, limits).run();
      if (result.end() != End.EXHAUSTED) {
        return Searched.of(result, machine);
      }
      // What breadth-first search cannot see: a longer cycle that nothing leaves.
    }
    SimulatedMachine machine = new SimulatedMachine(model);
    return Searched.of(new DepthFirstSearch(machine, limits).run(), machine);
  }

  /**
   * What a search found.
   *
   * @param operated whether some run ended an operation
   * @param collected whether some run ended a collection
   */
  private record Searched(SearchResult result, boolean operated, boolean collected) {
    static Searched of(SearchResult result, SimulatedMachine machine) {
      return new Searched(result, machine.everOperated(), machine.everCollected());
    }
  }

  private static Verdict verdict(End end) {
    return switch (end) {
      case EXHAUSTED -> Verdict.PASS;
      case FAILURE -> Verdict.FAIL;
      case INTERRUPTED, OUT_OF_TIME, OUT_OF_MEMORY -> Verdict.INCONCLUSIVE;
    };
  }

  private static String reason(SearchResult result, Optional<Trace> trace) {
    return switch (result.end()) {
      case EXHAUSTED ->
          "every reachable state of the scope was visited; states are told apart by 128-bit"
              + " fingerprints";
      case FAILURE -> trace.map(Trace::message).orElse("");
      case INTERRUPTED -> "interrupted; no failure in the states visited until then";
      case OUT_OF_TIME -> "the time limit was reached; no failure in the states visited until then";
      case OUT_OF_MEMORY -> "the memory was used up; no failure in the states visited until then";
    };
  }

  /** The failing path, made as short as a breadth-first search can if that is not too large. */
  private Trace trace(
      ScenarioModel model, Optional<String> bug, SearchResult.Failure failure, Limits limits) {
    SearchResult shortest = new BreadthFirstSearch(new SimulatedMachine(model), limits).run();
    return Replay.record(
        model, bug, shortest.failure().orElse(failure), shortest.failure().isPresent(), sources);
  }
}
