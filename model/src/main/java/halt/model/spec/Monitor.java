package halt.model.spec;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Is the history so far linearizable? Follows all the ways in which it could be linearized at once:
 * a configuration is an abstract state and, for each process, whether its pending operation has
 * taken effect, and with which result. The set of configurations is a function of the history and
 * is part of the explored state, so state matching loses no history that could still fail. The
 * history is linearizable as long as the set is not empty (Wing &amp; Gong, JPDC 17, 1993, done
 * forwards).
 *
 * <p>Sets are interned and named by numbers, and so are events; what an event does to a set is
 * computed once.
 */
public final class Monitor {
  /** The set without a configuration: the history is not linearizable. */
  public static final int NONE = -1;

  /**
   * In a state of the atoms: the atom has a cell that nobody has written yet. Until its creation
   * has ended, it may or may not have taken effect, and nobody can tell.
   */
  public static final LogicalValue NEW = new LogicalValue.Malformed("not-written-yet", 0);

  /** A pending operation: not yet effective, or with the result that it will give. */
  private record Pending(Invocation invocation, Optional<LogicalValue> result) {}

  /** One way to linearize; {@code pending} has an entry for each process. */
  private record Configuration(SpecState state, List<Optional<Pending>> pending) {
    Configuration with(int process, Optional<Pending> changed, SpecState newState) {
      List<Optional<Pending>> copy = new ArrayList<>(pending);
      copy.set(process, changed);
      return new Configuration(newState, List.copyOf(copy));
    }

    /** Whether an arena with these atoms is in the abstract state. */
    boolean matches(SpecState held) {
      int atoms = state.atoms().size();
      if (atoms > held.atoms().size()) {
        return false;
      }
      for (int i = 0; i < held.atoms().size(); i++) {
        LogicalValue value = held.atoms().get(i);
        boolean right =
            value.equals(NEW)
                ? i >= atoms || isBeingCreated(i)
                : i < atoms && value.equals(state.atoms().get(i));
        if (!right) {
          return false;
        }
      }
      return true;
    }

    private boolean isBeingCreated(int atom) {
      Optional<LogicalValue> result = Optional.of(LogicalValue.atom(atom));
      return pending.stream()
          .flatMap(Optional::stream)
          .anyMatch(
              each ->
                  each.invocation().operation() == OperationKind.CREATE
                      && each.result().equals(result));
    }
  }

  private final AtomSpecification specification;
  private final List<Set<Configuration>> sets = new ArrayList<>();
  private final Map<Set<Configuration>, Integer> setNumbers = new HashMap<>();
  private final List<Object> events = new ArrayList<>();
  private final Map<Object, Integer> eventNumbers = new HashMap<>();
  private final List<SpecState> states = new ArrayList<>();
  private final Map<SpecState, Integer> stateNumbers = new HashMap<>();
  private final Long2IntOpenHashMap transitions = new Long2IntOpenHashMap();
  private final Long2IntOpenHashMap held = new Long2IntOpenHashMap();

  /** Room for so many atoms. */
  public Monitor(int atoms) {
    this.specification = new AtomSpecification(atoms);
    transitions.defaultReturnValue(Integer.MIN_VALUE);
    held.defaultReturnValue(Integer.MIN_VALUE);
  }

  /** The set before any operation: these atoms, nothing pending. */
  public int initial(SpecState state, int processes) {
    List<Optional<Pending>> nothing = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      nothing.add(Optional.empty());
    }
    return intern(Set.of(new Configuration(state, List.copyOf(nothing))));
  }

  /** The number of an invocation or of a result. */
  public int event(Object invocationOrResult) {
    return eventNumbers.computeIfAbsent(
        invocationOrResult,
        event -> {
          events.add(event);
          return events.size() - 1;
        });
  }

  /** The number of an abstract state. */
  public int state(SpecState state) {
    return stateNumbers.computeIfAbsent(
        state,
        added -> {
          states.add(added);
          return states.size() - 1;
        });
  }

  /** The abstract state of that number. */
  public SpecState state(int number) {
    return states.get(number);
  }

  /** Whether an operation of a process has begun and not ended. */
  public boolean isPending(int set, int process) {
    // That is the same in each way to linearize.
    return sets.get(set).iterator().next().pending().get(process).isPresent();
  }

  /** The set after a process began the operation of that event number. */
  public int invoke(int set, int process, int event) {
    long key = key(set, process, event, 0);
    int known = transitions.get(key);
    if (known == Integer.MIN_VALUE) {
      Pending pending = new Pending((Invocation) events.get(event), Optional.empty());
      Set<Configuration> after = new HashSet<>();
      for (Configuration each : sets.get(set)) {
        after.add(each.with(process, Optional.of(pending), each.state()));
      }
      known = intern(closed(after));
      transitions.put(key, known);
    }
    return known;
  }

  /** The set after a process ended its operation with that result, or {@link #NONE}. */
  public int respond(int set, int process, int event) {
    long key = key(set, process, event, 1);
    int known = transitions.get(key);
    if (known == Integer.MIN_VALUE) {
      Optional<LogicalValue> result = Optional.of((LogicalValue) events.get(event));
      Set<Configuration> after = new HashSet<>();
      for (Configuration each : sets.get(set)) {
        if (each.pending().get(process).map(Pending::result).equals(Optional.of(result))) {
          after.add(each.with(process, Optional.empty(), each.state()));
        }
      }
      known = after.isEmpty() ? NONE : intern(after);
      transitions.put(key, known);
    }
    return known;
  }

  /**
   * Whether some configuration of the set has this abstract state, which may have {@link #NEW}
   * atoms.
   */
  public boolean holds(int set, int state) {
    long key = (long) set << 32 | state;
    int known = held.get(key);
    if (known == Integer.MIN_VALUE) {
      SpecState wanted = states.get(state);
      known = sets.get(set).stream().anyMatch(each -> each.matches(wanted)) ? 1 : 0;
      held.put(key, known);
    }
    return known == 1;
  }

  /** The abstract states of a set, for a message. */
  public List<SpecState> statesOf(int set) {
    return sets.get(set).stream().map(Configuration::state).distinct().toList();
  }

  /** The results that a process's pending operation could give, for a message. */
  public List<LogicalValue> resultsOf(int set, int process) {
    return sets.get(set).stream()
        .flatMap(each -> each.pending().get(process).flatMap(Pending::result).stream())
        .distinct()
        .toList();
  }

  private static long key(int set, int process, int event, int kind) {
    return (long) set << 33 | (long) event << 5 | process << 1 | kind;
  }

  /** Adds every configuration in which pending operations have taken effect, in any order. */
  private Set<Configuration> closed(Set<Configuration> configurations) {
    Set<Configuration> all = new HashSet<>(configurations);
    Deque<Configuration> open = new ArrayDeque<>(configurations);
    while (!open.isEmpty()) {
      Configuration from = open.pop();
      for (int process = 0; process < from.pending().size(); process++) {
        Optional<Pending> pending = from.pending().get(process);
        if (pending.isEmpty() || pending.get().result().isPresent()) {
          continue;
        }
        Invocation invocation = pending.get().invocation();
        for (AtomSpecification.Transition way : specification.apply(from.state(), invocation)) {
          Pending done = new Pending(invocation, Optional.of(way.result()));
          Configuration next = from.with(process, Optional.of(done), way.next());
          if (all.add(next)) {
            open.push(next);
          }
        }
      }
    }
    return all;
  }

  private int intern(Set<Configuration> set) {
    return setNumbers.computeIfAbsent(
        set,
        added -> {
          sets.add(added);
          return sets.size() - 1;
        });
  }
}
