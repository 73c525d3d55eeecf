package halt.checker.history;

import java.util.Arrays;

/**
 * Which number has a vector of numbers? Equal vectors have equal numbers, and others have others.
 * One vector is at hand, and a few of its numbers change at a time.
 *
 * <p>It is the row of leaves of a binary tree in which an inner node is the number of the pair
 * below it; the root is the number of the whole. So a change costs one pair for each level, and
 * what two vectors share is kept once (Laarman, van de Pol and Weber, Parallel recursive state
 * compression for free, SPIN 2011).
 */
final class VectorNumbers {
  /** What a node below the root can stand for depends on its level, and so does what is equal. */
  private final PairTable pairs = new PairTable();

  /** The root is node 1, and the nodes below node n are 2n and 2n + 1. */
  private final int[] nodes;

  private final int leaves;

  /** Nodes of one level that have changed since the nodes above them were numbered. */
  private int[] changed = new int[8];

  private int changes;

  /** The vector at hand is of zeros. */
  VectorNumbers(int length) {
    leaves = length <= 1 ? 1 : 2 * Integer.highestOneBit(length - 1);
    nodes = new int[2 * leaves];
    for (int node = leaves - 1; node > 0; node--) {
      nodes[node] = pairs.number(nodes[2 * node], nodes[2 * node + 1]);
    }
  }

  /** Changes one number of the vector at hand. */
  void set(int index, int number) {
    if (changes == changed.length) {
      changed = Arrays.copyOf(changed, 2 * changes);
    }
    nodes[leaves + index] = number;
    changed[changes++] = leaves + index;
  }

  /** The number of the vector at hand. */
  int number() {
    // Level by level, so that no node is numbered while the one beside it is still an old one.
    while (changes > 0 && changed[0] > 1) {
      int above = 0;
      for (int i = 0; i < changes; i++) {
        int node = changed[i] / 2;
        nodes[node] = pairs.number(nodes[2 * node], nodes[2 * node + 1]);
        if (above == 0 || changed[above - 1] != node) {
          changed[above++] = node;
        }
      }
      changes = above;
    }
    changes = 0;
    return nodes[1];
  }

  /** The tables' work so far; see {@link PairTable#looks}. */
  long looks() {
    return pairs.looks();
  }

  /** What it takes once it has numbered so many vectors more, of two changes each. */
  long bytesWith(int more) {
    int levels = Integer.SIZE - Integer.numberOfLeadingZeros(leaves);
    return (long) Integer.BYTES * nodes.length + pairs.bytesWith(2 * levels * more);
  }

  /** Whether it has as many pairs as can be numbered, or nearly so. */
  boolean isFull() {
    return pairs.isFull();
  }
}
