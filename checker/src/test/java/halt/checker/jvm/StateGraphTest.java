package halt.checker.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StateGraphTest {
  private final StateGraph graph = new StateGraph();

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }

  @Test
  void aPathToAnEndIsNoTrap() {
    graph.addState(StateGraph.START, 0, "a", false);
    graph.addState(0, 1, "b", true);
    assertThat(graph.trap()).isEqualTo(set());
    assertThat(graph.abandoned()).isEmpty();
    assertThat(graph.path(1)).isEqualTo("ab");
    assertThat(graph.states()).isEqualTo(2);
    assertThat(graph.transitions()).isEqualTo(2);
  }

  @Test
  void aCycleThatCanBeLeftIsNoTrap() {
    graph.addState(StateGraph.START, 0, "a", false);
    graph.addState(0, 1, "b", false);
    graph.addTransition(1, 0);
    graph.addState(1, 2, "c", true);
    assertThat(graph.trap()).isEqualTo(set());
  }

  @Test
  void theTrapIsTheCycleAndNotTheWayIntoIt() {
    graph.addState(StateGraph.START, 0, "a", false);
    graph.addState(0, 1, "b", true);
    graph.addState(0, 2, "c", false); // nothing good can come of this one any more
    graph.addState(2, 3, "d", false);
    graph.addState(3, 4, "e", false);
    graph.addTransition(4, 3);
    assertThat(graph.trap()).isEqualTo(set(3, 4));
    assertThat(graph.path(3)).isEqualTo("acd");
  }

  @Test
  void aStateThatLeadsToItselfOnlyIsATrap() {
    graph.addState(StateGraph.START, 0, "a", false);
    graph.addTransition(0, 0);
    assertThat(graph.trap()).isEqualTo(set(0));
    assertThat(graph.abandoned()).isEmpty();
  }

  @Test
  void aStateThatTheSearchLeftOffInIsAbandoned() {
    graph.addState(StateGraph.START, 0, "a", false);
    graph.addState(0, 1, "b", true);
    graph.addState(0, 2, "c", false);
    assertThat(graph.abandoned()).hasValue(2);
  }

  /** Any graph: a trap has no way out and is all one, and there is one if somebody is lost. */
  @Property
  void trapsAreWhatTheyShouldBe(
      @ForAll @IntRange(min = 1, max = 12) int states,
      @ForAll @Size(max = 40) int[] edges,
      @ForAll @Size(max = 3) int[] ends) {
    StateGraph any = new StateGraph();
    boolean[][] leads = new boolean[states][states];
    BitSet ended = new BitSet();
    for (int end : ends) {
      ended.set(Math.floorMod(end, states));
    }
    for (int state = 0; state < states; state++) {
      any.addState(StateGraph.START, state, "", ended.get(state));
    }
    for (int edge : edges) {
      int from = Math.floorMod(edge, states);
      int to = Math.floorMod(edge / states, states);
      if (!ended.get(from)) {
        any.addTransition(from, to);
        leads[from][to] = true;
      }
    }
    BitSet trap = any.trap();
    boolean somebodyIsLost = false;
    for (int state = 0; state < states; state++) {
      somebodyIsLost |= !reachable(leads, state).intersects(ended);
    }
    assertThat(trap.isEmpty()).isEqualTo(!somebodyIsLost);
    for (int state = trap.nextSetBit(0); state >= 0; state = trap.nextSetBit(state + 1)) {
      assertThat(reachable(leads, state)).isEqualTo(trap);
    }
  }

  private static BitSet reachable(boolean[][] leads, int from) {
    BitSet found = set(from);
    Deque<Integer> open = new ArrayDeque<>(found.stream().boxed().toList());
    while (!open.isEmpty()) {
      int state = open.pop();
      for (int to = 0; to < leads.length; to++) {
        if (leads[state][to] && !found.get(to)) {
          found.set(to);
          open.push(to);
        }
      }
    }
    return found;
  }
}
