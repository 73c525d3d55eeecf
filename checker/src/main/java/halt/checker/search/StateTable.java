package halt.checker.search;

import java.util.Arrays;

/**
 * Which states have been seen? A set of 128-bit fingerprints with open addressing; each has the
 * number under which it was added, counted from 0.
 */
public final class StateTable {
  /** What {@link #add} gives for a new fingerprint is its number plus this. */
  public static final long NEW = 1L << 32;

  private static final int INITIAL_CAPACITY = 1 << 16;
  private static final int MAX_CAPACITY = 1 << 29;

  /** Below the size at which the largest table would grow, by more than a search adds unasked. */
  private static final int MAX_SIZE = MAX_CAPACITY / 4 * 3 - (1 << 16);

  /** Two longs per entry; the pair (0, 0) marks an empty one. */
  private long[] entries = new long[2 * INITIAL_CAPACITY];

  private int[] numbers = new int[INITIAL_CAPACITY];
  private int size;

  /** How many fingerprints there are. */
  public int size() {
    return size;
  }

  /**
   * Adds a fingerprint.
   *
   * @return its number, plus {@link #NEW} if it was not there
   */
  public long add(long low, long high) {
    if (size >= numbers.length / 4 * 3) {
      grow();
    }
    long first = low == 0 && high == 0 ? 1 : low;
    int mask = numbers.length - 1;
    int index = (int) first & mask;
    while (true) {
      long found = entries[2 * index];
      if (found == first && entries[2 * index + 1] == high) {
        return numbers[index];
      }
      if (found == 0 && entries[2 * index + 1] == 0) {
        entries[2 * index] = first;
        entries[2 * index + 1] = high;
        numbers[index] = size;
        return NEW + size++;
      }
      index = (index + 1) & mask;
    }
  }

  /** Whether it has as many fingerprints as an array can index, so that no more will fit. */
  public boolean isFull() {
    return size >= MAX_SIZE;
  }

  private void grow() {
    long[] oldEntries = entries;
    int[] oldNumbers = numbers;
    int capacity = oldNumbers.length * 2;
    entries = new long[2 * capacity];
    numbers = new int[capacity];
    int mask = capacity - 1;
    for (int i = 0; i < oldNumbers.length; i++) {
      long low = oldEntries[2 * i];
      long high = oldEntries[2 * i + 1];
      if (low != 0 || high != 0) {
        int index = (int) low & mask;
        while (entries[2 * index] != 0 || entries[2 * index + 1] != 0) {
          index = (index + 1) & mask;
        }
        entries[2 * index] = low;
        entries[2 * index + 1] = high;
        numbers[index] = oldNumbers[i];
      }
    }
  }

  /** An array of at least {@code needed} ints that begins with this one's. */
  public static int[] grown(int[] array, int needed) {
    return needed <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(needed, array.length * 2));
  }
}
