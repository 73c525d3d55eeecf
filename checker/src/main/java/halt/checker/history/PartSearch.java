package halt.checker.history;

import halt.checker.history.LinearizabilityResult.Blocked;
import halt.checker.history.LinearizabilityResult.Effort;
import halt.checker.history.LinearizabilityResult.Point;
import halt.checker.history.Part.Effect;
import halt.checker.history.Part.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * In which order could the operations of one part have taken effect? The search of Wing and Gong
 * (Testing and verifying concurrent objects, JPDC 17, 1993): an operation may be next if no other
 * one that is still to come ended before it began. As Lowe proposed (Testing for linearizability,
 * CCPE 29(4), 2017), a configuration, the set of operations done with the state they led to, is
 * never entered twice.
 *
 * <p>The operations are laid out in lanes, each a sequence in which one operation ends before the
 * next begins, as few lanes as there are operations at a time. What is done of a lane is always a
 * beginning of it, so a set of operations is one number per lane, however long the history is.
 *
 * <p>The stack of the search is a list of our own: a history of 100,000 operations is no deeper a
 * recursion than one of two.
 */
final class PartSearch<S> {
  /** What the search ended with. */
  sealed interface Found<S> {
    /** An order, with the tickets from which on each operation may take effect. */
    record Order<S>(List<Step<S>> steps) implements Found<S> {}

    /** There is none; the longest one, and what cannot follow it. */
    record None<S>(List<Point> prefix, S state, List<Blocked> blocked) implements Found<S> {}

    /** The limit was reached. */
    record Limit<S>() implements Found<S> {}
  }

  /** One operation done, and the steps before it. */
  record Step<S>(Step<S> before, int lane, Entry entry, Effect<S> effect) {
    Point point() {
      return new Point(entry.operation(), effect.result());
    }
  }

  private static final int NO_LANE = -1;

  private final Part<S> part;
  private final Entry[][] lanes;
  private final int[] done;
  private final long memoBytes;
  private final Set<Configuration> seen = new HashSet<>();
  private final Map<S, Integer> stateNumbers = new HashMap<>();
  private long steps;

  /**
   * A search that has not begun.
   *
   * @param memoBytes about how much memory the configurations seen may take
   */
  PartSearch(Part<S> part, long memoBytes) {
    this.part = part;
    this.lanes = lanes(part.entries());
    this.done = new int[lanes.length];
    this.memoBytes = memoBytes;
  }

  Effort effort() {
    return new Effort(part.entries().size(), 1, seen.size(), steps);
  }

  /** Runs the search to its end. */
  Found<S> run() {
    long toDo = part.entries().stream().filter(entry -> !entry.operation().isPending()).count();
    Deque<Alternatives> open = new ArrayDeque<>();
    Step<S> last = null;
    Step<S> longest = null;
    int[] longestDone = done.clone();
    long longestToDo = toDo;
    Alternatives here = new Alternatives(part.initial());
    while (toDo > 0) {
      Step<S> step = here.next(last);
      if (step != null) {
        open.push(here);
        last = step;
        done[step.lane()]++;
        toDo -= step.entry().operation().isPending() ? 0 : 1;
        here = new Alternatives(step.effect().next());
        if (configurationBytes() * seen.size() > memoBytes) {
          return new Found.Limit<>();
        }
        continue;
      }
      if (toDo < longestToDo || longest == null) {
        longest = last;
        longestDone = done.clone();
        longestToDo = toDo;
      }
      if (open.isEmpty()) {
        return none(longest, longestDone);
      }
      here = open.pop();
      done[last.lane()]--;
      toDo += last.entry().operation().isPending() ? 0 : 1;
      last = last.before();
    }
    return new Found.Order<>(path(last));
  }

  /** The operations that may be next in one configuration, the one that ends first tried first. */
  private final class Alternatives {
    private final S state;
    private int lane = NO_LANE;
    private Iterator<Effect<S>> effects = Collections.emptyIterator();

    Alternatives(S state) {
      this.state = state;
    }

    /** The next step into a configuration that has not been seen, or null. */
    Step<S> next(Step<S> last) {
      while (true) {
        while (effects.hasNext()) {
          Effect<S> effect = effects.next();
          steps++;
          if (seen.add(configuration(lane, effect.next()))) {
            return new Step<>(last, lane, lanes[lane][done[lane]], effect);
          }
        }
        lane = laneAfter(lane);
        if (lane == NO_LANE) {
          return null;
        }
        effects = matching(state, lanes[lane][done[lane]].operation()).iterator();
      }
    }
  }

  /** The ends that the specification allows and the history does not exclude. */
  private List<Effect<S>> matching(S state, HistoryOperation operation) {
    List<Effect<S>> matching = new ArrayList<>();
    for (Effect<S> effect : part.effects().apply(state, operation.invocation())) {
      // A pending operation that changes nothing need not be placed: leaving it out is as good.
      boolean fits =
          operation.isPending()
              ? !effect.next().equals(state)
              : effect.result().equals(operation.response().get().result());
      if (fits) {
        matching.add(effect);
      }
    }
    return matching;
  }

  /**
   * The lane to try after another one, in the order in which their next operations end; of those
   * only the ones that may be next.
   */
  private int laneAfter(int previous) {
    long firstEnd = Long.MAX_VALUE;
    for (int lane = 0; lane < lanes.length; lane++) {
      if (done[lane] < lanes[lane].length) {
        firstEnd = Math.min(firstEnd, end(lane));
      }
    }
    int best = NO_LANE;
    for (int lane = 0; lane < lanes.length; lane++) {
      if (done[lane] < lanes[lane].length
          && lanes[lane][done[lane]].from() <= firstEnd
          && (previous == NO_LANE || isBefore(previous, lane))
          && (best == NO_LANE || isBefore(lane, best))) {
        best = lane;
      }
    }
    return best;
  }

  private boolean isBefore(int lane, int other) {
    return end(lane) < end(other) || (end(lane) == end(other) && lane < other);
  }

  private long end(int lane) {
    return lanes[lane][done[lane]].operation().respond();
  }

  private Found<S> none(Step<S> longest, int[] longestDone) {
    S state = longest == null ? part.initial() : longest.effect().next();
    System.arraycopy(longestDone, 0, done, 0, done.length);
    List<Blocked> blocked = new ArrayList<>();
    for (int lane = laneAfter(NO_LANE); lane != NO_LANE; lane = laneAfter(lane)) {
      HistoryOperation operation = lanes[lane][done[lane]].operation();
      if (!operation.isPending()) {
        blocked.add(
            new Blocked(
                operation,
                part.effects().apply(state, operation.invocation()).stream()
                    .map(Effect::result)
                    .toList()));
      }
    }
    return new Found.None<>(path(longest).stream().map(Step::point).toList(), state, blocked);
  }

  private static <S> List<Step<S>> path(Step<S> last) {
    LinkedList<Step<S>> path = new LinkedList<>();
    for (Step<S> step = last; step != null; step = step.before()) {
      path.addFirst(step);
    }
    return List.copyOf(path);
  }

  /** How much of each lane is done, and the number of the state that this led to. */
  private record Configuration(int[] doneAndState, int hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Configuration configuration
          && hash == configuration.hash
          && Arrays.equals(doneAndState, configuration.doneAndState);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** The configuration after one more operation of this lane. */
  private Configuration configuration(int lane, S next) {
    int[] doneAndState = Arrays.copyOf(done, done.length + 1);
    doneAndState[lane]++;
    doneAndState[done.length] = stateNumbers.computeIfAbsent(next, any -> stateNumbers.size());
    int hash = 0;
    for (int number : doneAndState) {
      hash = (hash ^ number) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return new Configuration(doneAndState, hash);
  }

  /** A record, an array and a place in a hash set, each with its header. */
  private long configurationBytes() {
    return 96 + 4L * lanes.length;
  }

  private static Entry[][] lanes(List<Entry> entries) {
    List<Entry> byStart = new ArrayList<>(entries);
    byStart.sort(
        Comparator.comparingLong(Entry::from)
            .thenComparingLong(entry -> entry.operation().invoke()));
    List<List<Entry>> lanes = new ArrayList<>();
    PriorityQueue<List<Entry>> byEnd =
        new PriorityQueue<>(Comparator.comparingLong(PartSearch::laneEnd));
    for (Entry entry : byStart) {
      List<Entry> lane =
          Optional.ofNullable(byEnd.peek())
              .filter(first -> laneEnd(first) < entry.from())
              .map(first -> byEnd.poll())
              .orElse(null);
      if (lane == null) {
        lane = new ArrayList<>();
        lanes.add(lane);
      }
      lane.add(entry);
      byEnd.add(lane);
    }
    return lanes.stream().map(lane -> lane.toArray(Entry[]::new)).toArray(Entry[][]::new);
  }

  private static long laneEnd(List<Entry> lane) {
    return lane.get(lane.size() - 1).operation().respond();
  }
}
