package halt.checker.lincheck.guest;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * May a process that says that it waits be put to sleep, and until when? Only if it goes round in a
 * circle: it was at the same place before, with the same variables, and has since done nothing but
 * find words that are all there still. Then it comes back to this place again and again, until one
 * of these words has changed; so nothing is lost if it is not asked before. One that counts its
 * looks, and gives up after some, is never at the same place with the same variables.
 */
final class Look {
  private Digest.Value place;
  private boolean acted;
  private int[] offsets = new int[8];
  private long[] words = new long[8];
  private int count;

  void reset() {
    place = null;
    begin();
  }

  private void begin() {
    acted = false;
    count = 0;
  }

  /** The process has found a word. */
  void finds(int offset, long word) {
    for (int i = 0; i < count; i++) {
      if (offsets[i] == offset && words[i] == word) {
        return;
      }
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      words = Arrays.copyOf(words, 2 * count);
    }
    offsets[count] = offset;
    words[count++] = word;
  }

  /** The process has done something else than to look. */
  void acts() {
    acted = true;
    count = 0;
  }

  /**
   * The process waits, at this place with these variables. After false another look begins.
   *
   * @param here null if that is not known
   * @return whether it goes round in a circle as long as {@link #isUnchanged}
   */
  boolean isCircle(Digest.Value here, IntToLongFunction memory) {
    boolean circle = here != null && here.equals(place) && !acted && isUnchanged(memory);
    place = here;
    if (!circle) {
      begin();
    }
    return circle;
  }

  /** Whether all that was found is still there. */
  boolean isUnchanged(IntToLongFunction memory) {
    for (int i = 0; i < count; i++) {
      if (memory.applyAsLong(offsets[i]) != words[i]) {
        return false;
      }
    }
    return true;
  }

  /** The process has been woken, and looks again. */
  void isOver() {
    begin();
  }

  /** What the process looks at, for a message. */
  String describe() {
    return count == 0
        ? "for nothing"
        : "for a word to change at " + Arrays.toString(Arrays.copyOf(offsets, count));
  }
}
