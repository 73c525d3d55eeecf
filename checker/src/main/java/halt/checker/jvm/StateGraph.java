package halt.checker.jvm;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * From which states can all processes come to their ends? A search that turns back from states that
 * it has seen before does not notice those whose every way leads round in circles. So the states
 * and transitions of the search are kept here, and looked at when it is over.
 *
 * <p>States are numbers, from 0; the search starts before them, at {@link #START}.
 */
public final class StateGraph {
  /** Where the search starts: nothing has been run. */
  public static final int START = -1;

  private final IntList sources = new IntArrayList();
  private final IntList targets = new IntArrayList();

  /** Of each state the one that the search first reached it from, and what happened on the way. */
  private final IntList parents = new IntArrayList();

  private final List<String> steps = new ArrayList<>();
  private final BitSet left = new BitSet();
  private final BitSet ends = new BitSet();

  /** A transition into a state that had been reached before. */
  public void addTransition(int from, int to) {
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
  public void addState(int from, int to, String step, boolean end) {
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
  public int states() {
    return parents.size();
  }

  /** How many transitions there are. */
  public int transitions() {
    return targets.size();
  }

  /** A state that is no end and that the search did not go on from, if there is one. */
  public OptionalInt abandoned() {
    int state = 0;
    while (state < states() && (left.get(state) || ends.get(state))) {
      state++;
    }
    return state < states() ? OptionalInt.of(state) : OptionalInt.empty();
  }

  /**
   * States that lead to each other and to no other one, none of them an end: who is there goes
   * round for ever. Empty if an end can be reached from everywhere.
   */
  public BitSet trap() {
    BitSet ends = closure(this.ends, true);
    BitSet trapped = new BitSet();
    trapped.set(0, states());
    trapped.andNot(ends);
    while (!trapped.isEmpty()) {
      BitSet one = new BitSet();
      one.set(trapped.nextSetBit(0));
      BitSet ahead = closure(one, false);
      BitSet further = (BitSet) ahead.clone();
      further.andNot(closure(one, true));
      if (further.isEmpty()) {
        return ahead;
      }
      trapped = further; // fewer than before: what lies ahead and does not lead back
    }
    return trapped;
  }

  /** What happened on the way on which a state was first reached. */
  public String path(int state) {
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

  /**
   * The states that some can be reached from, or that can be reached from some.
   *
   * @param backwards whether transitions are taken from their targets to their sources
   */
  private BitSet closure(BitSet some, boolean backwards) {
    IntList heads = backwards ? targets : sources;
    IntList tails = backwards ? sources : targets;
    // The transitions by head: those of state s are at first[s] up to first[s + 1] of next.
    int[] first = new int[states() + 2];
    for (int i = 0; i < transitions(); i++) {
      if (heads.getInt(i) != START) {
        first[heads.getInt(i) + 2]++;
      }
    }
    for (int state = 2; state < first.length; state++) {
      first[state] += first[state - 1];
    }
    int[] next = new int[transitions()];
    for (int i = 0; i < transitions(); i++) {
      if (heads.getInt(i) != START) {
        next[first[heads.getInt(i) + 1]++] = tails.getInt(i);
      }
    }
    BitSet found = (BitSet) some.clone();
    IntArrayList open = new IntArrayList(some.stream().toArray());
    while (!open.isEmpty()) {
      int state = open.popInt();
      for (int i = first[state]; i < first[state + 1]; i++) {
        int other = next[i];
        if (other != START && !found.get(other)) {
          found.set(other);
          open.push(other);
        }
      }
    }
    return found;
  }
}
