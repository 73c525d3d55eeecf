package halt.checker.history;

import java.util.Arrays;

/**
 * Which operations may be next? Of all operations of a part, in the order in which they end, some
 * stand ready: the next one of each lane. One of them may be next if it may take effect before the
 * first of them ends.
 *
 * <p>A tree of minima over all operations, so that a look costs the logarithm of their number,
 * however many run at the same time.
 */
final class NextOperations {
  static final int NONE = -1;

  /** Later than every ticket: nothing stands ready here. */
  private static final long NEVER = Long.MAX_VALUE;

  private final int leaves;

  /** The earliest moment at which what stands ready below a node may take effect. */
  private final long[] from;

  private long looks;

  /** Of as many operations, none of which stands ready. */
  NextOperations(int operations) {
    leaves = Math.max(1, Integer.highestOneBit(Math.max(1, operations - 1)) * 2);
    from = new long[2 * leaves];
    Arrays.fill(from, NEVER);
  }

  /**
   * An operation stands ready.
   *
   * @param rank its place among all, from 0, in the order in which they end
   * @param moment from when on it may take effect
   */
  void add(int rank, long moment) {
    set(rank, moment);
  }

  void remove(int rank) {
    set(rank, NEVER);
  }

  private void set(int rank, long moment) {
    int node = leaves + rank;
    from[node] = moment;
    for (node /= 2; node > 0; node /= 2) {
      from[node] = Math.min(from[2 * node], from[2 * node + 1]);
      looks++;
    }
  }

  /** The one that ends first of those that stand ready, or {@link #NONE}. */
  int first() {
    return after(NONE, NEVER);
  }

  /**
   * The one that ends next after another, of those that may take effect by a moment.
   *
   * @param rank of the other, or {@link #NONE}
   */
  int after(int rank, long moment) {
    long latest = Math.min(moment, NEVER - 1);
    int node = rank + 1;
    if (node >= leaves) {
      return NONE;
    }
    node += leaves;
    while (from[node] > latest) {
      looks++;
      // All that is below it comes too late; the next node to the right, of those not below it.
      while ((node & 1) == 1) {
        node /= 2;
      }
      if (node == 0) {
        return NONE;
      }
      node++;
    }
    while (node < leaves) {
      looks++;
      node = from[2 * node] <= latest ? 2 * node : 2 * node + 1;
    }
    return node - leaves;
  }

  /** How many nodes have been looked at so far: the work done, whatever the machine. */
  long looks() {
    return looks;
  }
}
