package halt.checker.jpf;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * From which states can all processes come to their ends? JPF finds states without a way on, but
 * not those whose every way leads round in circles: it has seen the next state before and turns
 * back. So the states and transitions of its search are kept here, and looked at when it is over.
 *
 * <p>States are JPF's numbers, from 0; the search starts before them, at {@link #START}.
 */
final class StateGraph {
  /** Where the search starts: nothing has been run. */
  static final int START = -1;

  private final IntList sources = new IntArrayList();
  private final IntList targets = new IntArrayList();

  /** Of each state the one that the search first reached it from, and what happened on the way. */
  private final IntList parents = new IntArrayList();

  private final List<String> steps = new ArrayList<>();
  private final BitSet left = new BitSet();
  private final BitSet ends = new BitSet();

  /** A transition into a state that had been reached before. */
  void addTransition(int from, int to) {
    sources.add(from);
    targets.add(to);
    if (from != START) {
      left.set(from);
    }
  }

  /**
   * A transition into a new state.
   *
   * @param step what happened in it
   * @param end whether nothing is left to run there
   */
  void addState(int from, int to, String step, boolean end) {
    while (parents.size() <= to) {
      parents.add(START);
      steps.add("");
    }
    parents.set(to, from);
    steps.set(to, step);
    ends.set(to, end);
    addTransition(from, to);
  }

  /** How many states there are. */
  int states() {
    return parents.size();
  }

  /** How many transitions there are. */
  int transitions() {
    return targets.size();
  }

  /** A state that is no end and that the search did not go on from, if there is one. */
  OptionalInt abandoned() {
    int state = 0;
    while (state < states() && (left.get(state) || ends.get(state))) {
      state++;
    }
    return state < states() ? OptionalInt.of(state) : OptionalInt.empty();
  }

  /** The first state from which no end can be reached, if there is one. */
  OptionalInt trap() {
    BitSet completes = completing();
    int state = completes.nextClearBit(0);
    return state < states() ? OptionalInt.of(state) : OptionalInt.empty();
  }

  /** What happened on the way on which a state was first reached. */
  String path(int state) {
    List<String> backwards = new ArrayList<>();
    for (int at = state; at != START; at = parents.getInt(at)) {
      backwards.add(steps.get(at));
    }
    StringBuilder path = new StringBuilder();
    for (int i = backwards.size() - 1; i >= 0; i--) {
      path.append(backwards.get(i));
    }
    return path.toString();
  }

  /** The states from which an end can be reached: a search backwards from the ends. */
  private BitSet completing() {
    // The transitions by target: those into t are at first[t] up to first[t + 1] of incoming.
    int[] first = new int[states() + 2];
    for (int i = 0; i < transitions(); i++) {
      first[targets.getInt(i) + 2]++;
    }
    for (int state = 2; state < first.length; state++) {
      first[state] += first[state - 1];
    }
    int[] incoming = new int[transitions()];
    for (int i = 0; i < transitions(); i++) {
      incoming[first[targets.getInt(i) + 1]++] = sources.getInt(i);
    }
    BitSet completing = (BitSet) ends.clone();
    IntArrayList open = new IntArrayList(ends.stream().toArray());
    while (!open.isEmpty()) {
      int state = open.popInt();
      for (int i = first[state]; i < first[state + 1]; i++) {
        int source = incoming[i];
        if (source != START && !completing.get(source)) {
          completing.set(source);
          open.push(source);
        }
      }
    }
    return completing;
  }
}
