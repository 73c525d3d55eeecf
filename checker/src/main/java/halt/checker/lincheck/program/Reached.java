package halt.checker.lincheck.program;

import halt.checker.jvm.StateGraph;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which states have been reached, on which way first, and who went on from each? A state belongs to
 * the way on which it was reached first: a run that comes to it on another way need not go on.
 *
 * <p>That Lincheck took every way is not left to Lincheck to say: here it shows, for each state,
 * whether each process that could go on did so ({@link #neglected}).
 */
final class Reached {
  /** Where every run begins. */
  static final int ROOT = 0;

  private final Map<Digest.Value, Integer> numbers = new HashMap<>();
  private final StateGraph graph = new StateGraph();

  /** Transitions to states of other ways, as they are in the graph. */
  private final LongSet met = new LongOpenHashSet();

  /** Of each state the way on which it was reached first, as half of a digest. */
  private final LongList ways = new LongArrayList();

  // Of each state: from which one it was reached first, and by whose step.
  private final IntList parents = new IntArrayList();
  private final IntList steppers = new IntArrayList();

  // Of each state, a bit for each process: who can go on, and who did.
  private final IntList able = new IntArrayList();
  private final IntList went = new IntArrayList();

  Reached(int processes) {
    graph.addState(StateGraph.START, ROOT, "", false);
    add(0, ROOT, 0, (1 << processes) - 1);
  }

  private void add(long way, int parent, int stepper, int canGoOn) {
    ways.add(way);
    parents.add(parent);
    steppers.add(stepper);
    able.add(canGoOn);
    went.add(0);
  }

  /** How many there are. */
  int states() {
    return graph.states();
  }

  /**
   * A process's step has led to a state.
   *
   * @param decisions the step and the choices that fell in it, see {@link
   *     halt.checker.jvm.Decisions}
   * @param canGoOn a bit for each process that has not come to its end
   * @return the state's number
   */
  int comes(int from, int stepper, Digest.Value state, long way, String decisions, int canGoOn) {
    int number = states();
    Integer known = numbers.putIfAbsent(state, number);
    if (known == null) {
      graph.addState(from, number, decisions, canGoOn == 0);
      add(way, from, stepper, canGoOn);
      return number;
    }
    if (!isOf(known, way) && met.add((long) from << Integer.SIZE | known)) {
      graph.addTransition(from, known);
    }
    return known;
  }

  /** Whether a state was reached on this way first. */
  boolean isOf(int state, long way) {
    return ways.getLong(state) == way;
  }

  /** Whether a state was reached first by a step of this process from that state. */
  boolean isChild(int state, int from, int process) {
    return state != ROOT && parents.getInt(state) == from && steppers.getInt(state) == process;
  }

  /** A process takes a step. */
  void goesOn(int from, int process) {
    went.set(from, went.getInt(from) | 1 << process);
  }

  /** A state from which not all that could have gone on, if there is one. */
  OptionalInt neglected() {
    for (int state = 0; state < states(); state++) {
      if (went.getInt(state) != able.getInt(state)) {
        return OptionalInt.of(state);
      }
    }
    return OptionalInt.empty();
  }

  /** States that lead to each other only, none of them an end; see {@link StateGraph#trap}. */
  BitSet trap() {
    return graph.trap();
  }

  /** What happened on the way on which a state was reached first. */
  String path(int state) {
    return graph.path(state);
  }

  int parent(int state) {
    return parents.getInt(state);
  }

  int stepper(int state) {
    return steppers.getInt(state);
  }
}
