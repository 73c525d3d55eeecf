package halt.checker.history;

import halt.checker.history.LinearizabilityResult.Blocked;
import halt.checker.history.LinearizabilityResult.Effort;
import halt.checker.history.LinearizabilityResult.Point;
import halt.checker.history.Part.Entry;
import halt.model.spec.AtomSpecification.Change;
import halt.model.spec.AtomSpecification.Outcome;
import halt.model.spec.LogicalValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which order could the operations of one part have taken effect? The search of Wing and Gong
 * (Testing and verifying concurrent objects, JPDC 17, 1993): an operation may be next if no other
 * one that is still to come ended before it began. As Lowe proposed (Testing for linearizability,
 * CCPE 29(4), 2017), a configuration, the set of operations done with the state they led to, is
 * never entered twice.
 *
 * <p>The operations are laid out in {@link Lanes}. What is done of a lane is always a beginning of
 * it, so a configuration is one number per lane and one per atom ({@link VectorNumbers}), however
 * long the history is. A step changes two of these numbers, so it costs the logarithm of how many
 * operations run at a time and of how many atoms there are.
 *
 * <p>The stack of the search is a list of our own: a history of 100,000 operations is no deeper a
 * recursion than one of two.
 */
final class PartSearch {
  /** What the search ended with. */
  sealed interface Found {
    /** An order, with the tickets from which on each operation may take effect. */
    record Order(List<Step> steps) implements Found {}

    /** There is none; the longest one, what it leaves in the atoms, and what cannot follow it. */
    record None(List<Point> prefix, List<LogicalValue> atoms, List<Blocked> blocked)
        implements Found {}

    /**
     * A limit was reached.
     *
     * @param which in words
     */
    record Limit(String which) implements Found {}
  }

  /**
   * One operation done, and the steps before it.
   *
   * @param old what the atom held that it changed, if it was there
   */
  record Step(Step before, int rank, Entry entry, Outcome outcome, Optional<LogicalValue> old) {
    Point point() {
      return new Point(entry.operation(), outcome.result());
    }
  }

  /** The search looks at its limits after as many steps. */
  private static final int STEPS_BETWEEN_LOOKS = 256;

  /** A step, its alternatives and their outcomes, about as a JVM lays them out. */
  private static final long BYTES_PER_STEP = 320;

  /** The places of a value and of its number in a map, likewise. */
  private static final long BYTES_PER_VALUE = 64;

  private final Part part;
  private final Budget budget;
  private final long heldBytes;
  private final Lanes lanes;
  private final NextOperations next;

  /** How much of each lane is done. */
  private final int[] done;

  private final List<LogicalValue> atoms;

  /** Of each value that an atom has held, a number from 1; 0 is an atom that is not there. */
  private final Map<LogicalValue, Integer> valueNumbers = new HashMap<>();

  private final VectorNumbers lanesDone;
  private final VectorNumbers atomsHold;

  /** Of what is done and what the atoms then hold. */
  private final PairTable seen = new PairTable();

  private long bytesOfValues;
  private int depth;
  private long steps;

  /** At as many steps the search looks at its limits again. */
  private long nextLook;

  /**
   * A search that has not begun.
   *
   * @param heldBytes what the history itself takes of the budget
   */
  PartSearch(Part part, Budget budget, long heldBytes) {
    this.part = part;
    this.budget = budget;
    this.heldBytes = heldBytes;
    this.lanes = new Lanes(part.entries());
    this.next = new NextOperations(part.entries().size());
    this.done = new int[lanes.count()];
    this.atoms = new ArrayList<>(part.initial());
    this.lanesDone = new VectorNumbers(lanes.count());
    this.atomsHold = new VectorNumbers(part.atoms());
    for (int lane = 0; lane < lanes.count(); lane++) {
      ready(lane);
    }
    for (int atom = 0; atom < atoms.size(); atom++) {
      number(atom);
    }
  }

  Effort effort() {
    long looks = lanesDone.looks() + atomsHold.looks() + seen.looks() + next.looks();
    return new Effort(part.entries().size(), 1, seen.size(), steps, looks);
  }

  /** Runs the search to its end. */
  Found run() {
    long toDo = part.entries().stream().filter(entry -> !entry.operation().isPending()).count();
    Deque<Alternatives> open = new ArrayDeque<>();
    Step last = null;
    Step longest = null;
    long longestToDo = toDo;
    Alternatives here = new Alternatives();
    while (toDo > 0) {
      if (steps >= nextLook) {
        nextLook = steps + STEPS_BETWEEN_LOOKS;
        Optional<String> limit = budget.reached(bytes());
        if (limit.isPresent() || lanesDone.isFull() || atomsHold.isFull() || seen.isFull()) {
          return new Found.Limit(limit.orElse("as many configurations as it can number"));
        }
      }
      Step step = here.next(last);
      if (step != null) {
        open.push(here);
        last = step;
        toDo -= step.entry().operation().isPending() ? 0 : 1;
        here = new Alternatives();
        continue;
      }
      if (toDo < longestToDo || longest == null) {
        longest = last;
        longestToDo = toDo;
      }
      if (open.isEmpty()) {
        return none(path(longest));
      }
      here = open.pop();
      undo(last);
      toDo += last.entry().operation().isPending() ? 0 : 1;
      last = last.before();
    }
    return new Found.Order(path(last));
  }

  /** What the history and the search take, and will before the next look. */
  private long bytes() {
    return heldBytes
        + lanesDone.bytesWith(STEPS_BETWEEN_LOOKS)
        + atomsHold.bytesWith(STEPS_BETWEEN_LOOKS)
        + seen.bytesWith(STEPS_BETWEEN_LOOKS)
        + BYTES_PER_STEP * (depth + STEPS_BETWEEN_LOOKS)
        + bytesOfValues;
  }

  /** The operations that may be next in one configuration, the one that ends first tried first. */
  private final class Alternatives {
    private int rank = NextOperations.NONE;
    private List<Outcome> outcomes = List.of();
    private int tried;

    /** Takes the next step into a configuration that has not been seen; null if there is none. */
    Step next(Step last) {
      while (true) {
        while (tried < outcomes.size()) {
          steps++;
          Step step = take(last, rank, outcomes.get(tried++));
          if (isNew()) {
            return step;
          }
          undo(step);
        }
        int first = next.first();
        rank = first == NextOperations.NONE ? first : next.after(rank, lanes.end(first));
        if (rank == NextOperations.NONE) {
          return null;
        }
        outcomes = matching(lanes.entry(rank).operation());
        tried = 0;
      }
    }
  }

  private boolean isNew() {
    int known = seen.size();
    return seen.number(lanesDone.number(), atomsHold.number()) == known;
  }

  private Step take(Step last, int rank, Outcome outcome) {
    Optional<LogicalValue> old =
        outcome.change().filter(change -> change.atom() < atoms.size()).map(this::held);
    outcome.change().ifPresent(this::put);
    next.remove(rank);
    int lane = lanes.laneOf(rank);
    lanesDone.set(lane, ++done[lane]);
    ready(lane);
    depth++;
    return new Step(last, rank, lanes.entry(rank), outcome, old);
  }

  private void undo(Step step) {
    int lane = lanes.laneOf(step.rank());
    if (done[lane] < lanes.length(lane)) {
      next.remove(lanes.rank(lane, done[lane]));
    }
    lanesDone.set(lane, --done[lane]);
    ready(lane);
    depth--;
    if (step.outcome().change().isPresent()) {
      int atom = step.outcome().change().get().atom();
      if (step.old().isPresent()) {
        put(new Change(atom, step.old().get()));
      } else {
        atoms.remove(atom);
        atomsHold.set(atom, 0);
      }
    }
  }

  private void ready(int lane) {
    if (done[lane] < lanes.length(lane)) {
      int rank = lanes.rank(lane, done[lane]);
      next.add(rank, lanes.entry(rank).from());
    }
  }

  private LogicalValue held(Change change) {
    return atoms.get(change.atom());
  }

  private void put(Change change) {
    change.makeIn(atoms);
    number(change.atom());
  }

  private void number(int atom) {
    LogicalValue value = atoms.get(atom);
    int known = valueNumbers.size();
    int number = valueNumbers.computeIfAbsent(value, any -> known + 1);
    if (number > known) {
      bytesOfValues += BYTES_PER_VALUE + Footprint.of(value);
    }
    atomsHold.set(atom, number);
  }

  /** The ends that the specification allows and the history does not exclude. */
  private List<Outcome> matching(HistoryOperation operation) {
    return part.outcomes().of(atoms, operation.invocation()).stream()
        .filter(
            outcome ->
                // A pending operation that changes nothing need not be placed: leaving it out is
                // as good.
                operation.isPending()
                    ? outcome.change().isPresent()
                    : outcome.result().equals(operation.response().get().result()))
        .toList();
  }

  private Found none(List<Step> longest) {
    longest.forEach(step -> take(null, step.rank(), step.outcome()));
    List<Blocked> blocked = new ArrayList<>();
    int first = next.first();
    for (int rank = first; rank != NextOperations.NONE; rank = next.after(rank, lanes.end(first))) {
      HistoryOperation operation = lanes.entry(rank).operation();
      if (!operation.isPending()) {
        blocked.add(
            new Blocked(
                operation,
                part.outcomes().of(atoms, operation.invocation()).stream()
                    .map(Outcome::result)
                    .toList()));
      }
    }
    return new Found.None(longest.stream().map(Step::point).toList(), List.copyOf(atoms), blocked);
  }

  private static List<Step> path(Step last) {
    LinkedList<Step> path = new LinkedList<>();
    for (Step step = last; step != null; step = step.before()) {
      path.addFirst(step);
    }
    return List.copyOf(path);
  }
}
