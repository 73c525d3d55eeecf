package halt.checker.search;

import halt.checker.engine.Limits;
import halt.checker.search.SearchResult.End;
import halt.checker.search.SearchResult.Failure;
import halt.model.machine.Choices;
import halt.model.machine.Decision;
import halt.model.machine.SimulatedMachine;
import halt.model.property.Property;
import halt.model.property.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Are all reachable states all right? Visits each once, depth first, every process and every choice
 * in each:
 *
 * <pre>
 *   top of the path          | what happens
 *   -------------------------+--------------------------------------------------------------
 *   a successor is left      | step; a failed property ends the search
 *     and its state is new   |   it becomes the top
 *     and it is on the path's|   undo; its component and the top's are one
 *       component stack      |
 *     and it is finished     |   undo; the top can reach what it can reach
 *   no successor is left     | leave it; if it is the root of a strongly connected component
 *                            |   that no way leads out of to an end, fail: nothing completes
 * </pre>
 *
 * The components are Tarjan's (SIAM J. Comput. 1(2), 1972), found along the way. Components are
 * finished in reverse topological order and the search fails at the first that cannot reach an end,
 * so every finished state can.
 */
public final class DepthFirstSearch {
  private static final int CHECK_INTERVAL = 1 << 13;

  private final SimulatedMachine machine;
  private final Deadline deadline;
  private final StateTable table = new StateTable();
  private final SortedSet<String> outcomes = new TreeSet<>();
  private long transitions;
  private int deepest;

  // The path: for each state its number, the process to try, and what Tarjan's algorithm needs.
  private int depth = -1;
  private int[] number = new int[1 << 10];
  private int[] lowLink = new int[1 << 10];
  private int[] triedProcess = new int[1 << 10];
  private Choices[] tried = new Choices[1 << 10];
  private boolean[] reachesEnd = new boolean[1 << 10];

  private int[] componentStack = new int[1 << 10];
  private int componentTop;
  private final BitSet inComponent = new BitSet();

  public DepthFirstSearch(SimulatedMachine machine, Limits limits) {
    this.machine = machine;
    this.deadline = new Deadline(limits);
  }

  /**
   * Whether no continuation of the machine's state completes all processes. Searches all that is
   * reachable from there.
   */
  public static boolean cannotComplete(SimulatedMachine machine) {
    return toWhereNothingCompletes(machine).filter(List::isEmpty).isPresent();
  }

  /** The steps from the machine's state to one from which no continuation completes, if any. */
  public static Optional<List<Decision>> toWhereNothingCompletes(SimulatedMachine machine) {
    return new DepthFirstSearch(machine, Limits.NONE)
        .run()
        .failure()
        .filter(failure -> failure.property() == Property.COMPLETES)
        .map(Failure::path);
  }

  public SearchResult run() {
    try {
      push(table.add(machine.fingerprintLow(), machine.fingerprintHigh()));
      if (machine.allEnded()) {
        finish(); // nobody has anything to do
      }
      while (depth >= 0) {
        if (transitions % CHECK_INTERVAL == 0) {
          Optional<End> end = deadline.check(table, transitions, depth);
          if (end.isPresent()) {
            return result(end.get(), Optional.empty());
          }
        }
        if (!nextSuccessor()) {
          pop();
        }
      }
      return result(End.EXHAUSTED, Optional.empty());
    } catch (Violation violation) {
      Failure failure = new Failure(violation.property(), violation.getMessage(), path());
      return result(End.FAILURE, Optional.of(failure));
    } catch (OutOfMemoryError used) {
      // What was counted until then is all that is wanted; the memory goes with this search.
      return result(End.OUT_OF_MEMORY, Optional.empty());
    }
  }

  private SearchResult result(End end, Optional<Failure> failure) {
    return new SearchResult(end, table.size(), transitions, deepest + 1, outcomes, failure);
  }

  /** Takes the top's next step; false if it has none left. */
  private boolean nextSuccessor() {
    int which = triedProcess[depth];
    Choices choices = Choices.NONE;
    if (which >= 0 && tried[depth].hasNext()) {
      choices = tried[depth].next();
    } else {
      do {
        which++;
        if (which == machine.processes()) {
          return false;
        }
      } while (machine.isEnded(which));
    }
    triedProcess[depth] = which;
    tried[depth] = choices;
    transitions++;
    tried[depth] = machine.step(which, choices);
    visit(table.add(machine.fingerprintLow(), machine.fingerprintHigh()));
    return true;
  }

  private void visit(long found) {
    if (found >= StateTable.NEW) {
      push(found);
      if (machine.allEnded()) {
        finish();
      }
      return;
    }
    int known = (int) found;
    if (inComponent.get(known)) {
      lowLink[depth] = Math.min(lowLink[depth], known);
    } else {
      reachesEnd[depth] = true;
    }
    machine.undo();
  }

  private void finish() {
    reachesEnd[depth] = true;
    outcomes.add(machine.outcome());
    Optional<Violation> violation = machine.finalCheck();
    if (violation.isPresent()) {
      throw violation.get();
    }
  }

  private void push(long found) {
    depth++;
    deepest = Math.max(deepest, depth);
    grow();
    int state = (int) found;
    number[depth] = state;
    lowLink[depth] = state;
    triedProcess[depth] = -1;
    reachesEnd[depth] = false;
    componentStack = StateTable.grown(componentStack, componentTop + 1);
    componentStack[componentTop++] = state;
    inComponent.set(state);
  }

  private void pop() {
    if (lowLink[depth] == number[depth]) {
      if (!reachesEnd[depth]) {
        // The way to this component is the counterexample; what was tried beyond it is not.
        depth--;
        throw new Violation(Property.COMPLETES, machine.stuck());
      }
      int state;
      do {
        state = componentStack[--componentTop];
        inComponent.clear(state);
      } while (state != number[depth]);
    }
    depth--;
    if (depth >= 0) {
      lowLink[depth] = Math.min(lowLink[depth], lowLink[depth + 1]);
      reachesEnd[depth] |= reachesEnd[depth + 1];
      machine.undo();
    }
  }

  private List<Decision> path() {
    List<Decision> path = new ArrayList<>();
    // A state that was only looked at, such as a final one, has no step of its own.
    for (int i = 0; i <= depth && triedProcess[i] >= 0; i++) {
      path.add(new Decision(triedProcess[i], tried[i]));
    }
    return path;
  }

  private void grow() {
    if (depth < number.length) {
      return;
    }
    int length = number.length * 2;
    number = Arrays.copyOf(number, length);
    lowLink = Arrays.copyOf(lowLink, length);
    triedProcess = Arrays.copyOf(triedProcess, length);
    tried = Arrays.copyOf(tried, length);
    reachesEnd = Arrays.copyOf(reachesEnd, length);
  }
}
