package halt.checker.lincheck.guest;

import halt.checker.lincheck.border.Plan;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How do runs under a plan begin, up to where the last of its calls is granted? As runs under a
 * plan with one call less, which have all been explored. So they need not be explored again: for
 * each state in which the last call was made, one way there is enough, and the one on which each
 * state was reached first is known ({@link Reached}). All other ways need not be gone.
 */
final class Beginnings {
  private final Reached reached;

  private Plan plan = Plan.EMPTY;

  /** Of each plan in the making: from which states a step leads to its last call; whose, a bit. */
  private final Map<Plan, Map<Integer, Integer>> leaves = new HashMap<>();

  /** The same of the plans that one more call makes of the current one. */
  private final Map<Plan.Call, Map<Integer, Integer>> made = new TreeMap<>();

  /** Under the current plan, of each state: a bit for each process that is to go on there. */
  private Map<Integer, Integer> wanted = new HashMap<>();

  Beginnings(Reached reached) {
    this.reached = reached;
  }

  /** All of the plan's calls have been granted, and in a step from this state one more is made. */
  void calls(Plan.Call call, int from, int process) {
    made.computeIfAbsent(call, first -> new HashMap<>())
        .merge(from, 1 << process, (some, one) -> some | one);
  }

  /** The calls that were made so under the current plan. */
  Set<Plan.Call> made() {
    return new TreeSet<>(made.keySet());
  }

  /** Runs are from now on under this plan. */
  void areOf(Plan next) {
    made.forEach(
        (call, from) -> {
          Map<Integer, Integer> all =
              leaves.computeIfAbsent(plan.with(call), first -> new HashMap<>());
          from.forEach((state, who) -> all.merge(state, who, (some, one) -> some | one));
        });
    made.clear();
    plan = next;
    wanted = new HashMap<>(leaves.getOrDefault(plan, Map.of()));
    BitSet walked = new BitSet();
    for (int leaf : leaves.getOrDefault(plan, Map.of()).keySet()) {
      for (int at = leaf; at != Reached.ROOT && !walked.get(at); at = reached.parent(at)) {
        walked.set(at);
        wanted.merge(reached.parent(at), 1 << reached.stepper(at), (some, one) -> some | one);
      }
    }
    leaves.remove(plan);
  }

  /** Whether a process is to go on from a state. */
  boolean want(int state, int process) {
    return (wanted.getOrDefault(state, 0) & 1 << process) != 0;
  }

  /** Whether any process is. */
  boolean wantAny(int state) {
    return wanted.containsKey(state);
  }

  /** Whether one that is not this process is. */
  boolean wantOther(int state, int process) {
    return (wanted.getOrDefault(state, 0) & ~(1 << process)) != 0;
  }
}
