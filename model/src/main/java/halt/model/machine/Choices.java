package halt.model.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * How did the choices of one step fall? All the ways in which a step can go are visited by starting
 * from {@link #NONE} and going on with {@link #next}, as an odometer whose wheels appear as it
 * turns.
 *
 * @param falls in order
 */
public record Choices(List<Choice> falls) {
  /** No choice, which is how nearly every step goes. */
  public static final Choices NONE = new Choices(List.of());

  public Choices {
    falls = List.copyOf(falls);
  }

  /**
   * The way that is to be gone at a choice of the step: what is not said falls to 0, and what is
   * said of a choice with another number of ways is said of another program.
   *
   * @param index from 0
   * @param of how many ways there are
   */
  int taken(int index, int of) {
    return index < falls.size() && falls.get(index).of() == of ? falls.get(index).taken() : 0;
  }

  /** Whether some choice has not fallen to its last way yet, with all later ones tried. */
  public boolean hasNext() {
    for (int i = 0; i < falls.size(); i++) {
      if (falls.get(i).hasNext()) {
        return true;
      }
    }
    return false;
  }

  /** The next way: the last choice that can goes one further, and later ones are open. */
  public Choices next() {
    int last = falls.size() - 1;
    while (!falls.get(last).hasNext()) {
      last--;
    }
    List<Choice> next = new ArrayList<>(falls.subList(0, last));
    next.add(new Choice(falls.get(last).taken() + 1, falls.get(last).of()));
    return new Choices(next);
  }
}
