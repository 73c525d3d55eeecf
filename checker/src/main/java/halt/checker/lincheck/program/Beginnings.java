package halt.checker.lincheck.program;

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
 * each state in which the last call was made, one way there is enough, and from which state each
 * one was reached first is known ({@link Reached}). All other ways need not be gone. Where somebody
 * had come round before, his round is left out: it comes to nothing.
 *
 * <p>That each of those ways was taken is not left to Lincheck to say, either: see {@link
 * #isOneMissed}.
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

  /**
   * Under the current plan: from which states its last call is still to be granted; whose, a bit.
   */
  private Map<Integer, Integer> untaken = new HashMap<>();

  private boolean missed;

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
    missed |= !untaken.isEmpty();
    plan = next;
    untaken = leaves.getOrDefault(plan, new HashMap<>());
    wanted = new HashMap<>(untaken);
    BitSet walked = new BitSet();
    for (int leaf : untaken.keySet()) {
      for (int at = leaf; at != Reached.ROOT && !walked.get(at); at = reached.parent(at)) {
        walked.set(at);
        wanted.merge(reached.parent(at), 1 << reached.stepper(at), (some, one) -> some | one);
      }
    }
    leaves.remove(plan);
  }

  /** In a step from this state the plan's last call has been granted. */
  void isTaken(int from, int process) {
    untaken.computeIfPresent(
        from, (state, who) -> (who & ~(1 << process)) == 0 ? null : who & ~(1 << process));
  }

  /** Whether one of the beginnings that were to be taken was not, under this plan or before. */
  boolean isOneMissed() {
    return missed || !untaken.isEmpty();
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
