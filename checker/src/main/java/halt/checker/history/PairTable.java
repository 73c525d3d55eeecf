package halt.checker.history;

import java.util.Arrays;

/**
 * Which number has a pair of numbers? Each new pair gets the next one, from 0. An open-addressed
 * table of primitives, so that it is known to the byte what it takes.
 */
final class PairTable {
  private static final int INITIAL_PAIRS = 1 << 8;

  /** Twice as many places as pairs: few of them are looked at in vain. */
  private static final int PLACES_PER_PAIR = 2;

  /** As many as fit an array of places that Java still allows, with room for a search's step. */
  private static final int MOST_PAIRS = (1 << 29) - (1 << 20);

  private static final int BYTES_PER_PAIR = Long.BYTES + PLACES_PER_PAIR * Integer.BYTES;

  private long[] pairs = new long[INITIAL_PAIRS];

  /** The number of a pair plus 1, at the place of its hash or after it; 0 where there is none. */
  private int[] places = new int[PLACES_PER_PAIR * INITIAL_PAIRS];

  private int size;
  private long looks;

  int size() {
    return size;
  }

  /** How many places have been looked at so far: the work done, whatever the machine. */
  long looks() {
    return looks;
  }

  /** What it takes once as many pairs have been added, with what it holds while it grows. */
  long bytesWith(int more) {
    long held = (long) BYTES_PER_PAIR * pairs.length;
    return size + more > pairs.length ? 3 * held : held;
  }

  /** Whether it should get no more. */
  boolean isFull() {
    return size >= MOST_PAIRS;
  }

  /** The number of a pair, which is the old {@link #size} if nobody has asked for it before. */
  int number(int left, int right) {
    long pair = (long) left << 32 | right & 0xFFFF_FFFFL;
    int place = place(pair);
    while (places[place] != 0) {
      looks++;
      if (pairs[places[place] - 1] == pair) {
        return places[place] - 1;
      }
      place = place + 1 & places.length - 1;
    }
    looks++;
    if (size == pairs.length) {
      grow();
      return number(left, right);
    }
    pairs[size] = pair;
    places[place] = ++size;
    return size - 1;
  }

  private void grow() {
    pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    places = new int[PLACES_PER_PAIR * pairs.length];
    for (int number = 0; number < size; number++) {
      int place = place(pairs[number]);
      while (places[place] != 0) {
        place = place + 1 & places.length - 1;
      }
      places[place] = number + 1;
    }
  }

  private int place(long pair) {
    long hash = pair * 0x9E3779B97F4A7C15L;
    hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
    return (int) (hash >>> 32) & places.length - 1;
  }
}
