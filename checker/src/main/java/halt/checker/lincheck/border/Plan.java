package halt.checker.lincheck.border;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How do the system's choices fall? Lincheck knows no choices but those of a thread, so they are
 * fixed for a whole exploration: the calls in the plan are answered yes, all others no.
 *
 * <p>All runs are explored by starting with the plan without any call and extending each plan by
 * every call that was made, in any of its runs, after all of the plan's had been answered ({@link
 * Program#nextCalls}). For let a run be given, with the calls c1, c2, ... that were answered yes in
 * it, in the order of time. Up to c1 it is a run under the empty plan, which is explored, so the
 * plan {c1} is made; up to c2 it is a run under {c1} in which c1 has been answered; and so on until
 * the whole run is one under a plan that is made.
 */
public record Plan(List<Call> calls) {
  /** Nothing is granted. */
  public static final Plan EMPTY = new Plan(List.of());

  /**
   * One question to the system.
   *
   * @param choice the name of what is asked
   * @param process who asks
   * @param index the how many-th time, from 0
   */
  public record Call(String choice, int process, int index) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      int order = choice.compareTo(other.choice);
      if (order == 0) {
        order = Integer.compare(process, other.process);
      }
      return order == 0 ? Integer.compare(index, other.index) : order;
    }
  }

  /** Equal calls make equal plans, in whatever order they come. */
  public Plan {
    calls = List.copyOf(new TreeSet<>(calls));
  }

  /** These calls. */
  public static Plan of(Collection<Call> calls) {
    return new Plan(List.copyOf(calls));
  }

  /** This plan with one more call. */
  public Plan with(Call call) {
    TreeSet<Call> more = new TreeSet<>(calls);
    more.add(call);
    return of(more);
  }

  /** Whether this call is answered yes. */
  public boolean grants(Call call) {
    return calls.contains(call);
  }
}
