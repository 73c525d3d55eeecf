package halt.model.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * How did the choices of one step fall? The first choice is bit 0; 1 is yes. All the ways in which
 * a step can go are visited by starting from {@link #NONE} and going on with {@link #next}, as an
 * odometer whose wheels appear as it turns.
 */
public record Choices(long bits, int count) {
  /** No choice, which is how nearly every step goes. */
  public static final Choices NONE = new Choices(0, 0);

  /** These choices. */
  public static Choices of(long bits, int count) {
    return count == 0 ? NONE : new Choices(bits, count);
  }

  /** From zeros and ones. */
  public static Choices of(List<Integer> falls) {
    long bits = 0;
    for (int i = 0; i < falls.size(); i++) {
      bits |= (long) falls.get(i) << i;
    }
    return of(bits, falls.size());
  }

  /** Whether some choice has not fallen to yes yet, with all later ones tried. */
  public boolean hasNext() {
    return bits != (1L << count) - 1;
  }

  /** The next way: the last choice that fell to no falls to yes, and later ones are open. */
  public Choices next() {
    int last = 63 - Long.numberOfLeadingZeros(~bits & (1L << count) - 1);
    return new Choices(bits & (1L << last) - 1 | 1L << last, last + 1);
  }

  /** As zeros and ones. */
  public List<Integer> falls() {
    List<Integer> falls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      falls.add((int) (bits >> i & 1));
    }
    return falls;
  }
}
