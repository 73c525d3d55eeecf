package halt.checker.lincheck.program;

import java.util.Arrays;

/**
 * What tells apart the states of one process, apart from what is in memory? What it does next
 * follows from where it is, and from what it holds there that still matters: in restricted Java
 * those are the variables and the operand stacks of the methods that it is in, all of them numbers.
 *
 * <p>Kept as a digest for each method that the process is in, of that method and its callers.
 */
final class LocalState {
  /** Of each method that has called another: where, and what it holds until that one returns. */
  private Digest[] callers = {new Digest()};

  private int depth;

  /** Before the next ordered access. */
  private final Digest here = new Digest();

  /** What the next value belongs to. */
  private Digest told = here;

  void reset() {
    depth = 0;
    callers[0].reset();
    here.reset();
  }

  void at(long place) {
    here.become(callers[depth]);
    here.accept(place);
    told = here;
  }

  void calls(long place) {
    depth++;
    if (depth == callers.length) {
      callers = Arrays.copyOf(callers, 2 * depth);
      for (int i = depth; i < callers.length; i++) {
        callers[i] = new Digest();
      }
    }
    told = callers[depth];
    told.become(callers[depth - 1]);
    told.accept(place);
  }

  void returned() {
    depth--;
  }

  void value(long word) {
    told.accept(word);
  }

  /** Where the process is, at an ordered access that it has not made yet, and what it holds. */
  Digest digest() {
    return here;
  }
}
