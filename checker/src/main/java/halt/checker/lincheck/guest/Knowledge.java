package halt.checker.lincheck.guest;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * What does a process know, apart from what is in memory? What it does next follows from the
 * variables of the methods that it is in. In restricted Java those follow from the parameters, from
 * what the method itself has found in memory and been told by choices, and from the results of the
 * methods that it has called: there are no other variables, and no objects. So when a method
 * returns, its result is all that is left of what was found in it.
 *
 * <p>Kept as a digest for each method that the process is in, of all that its variables follow
 * from, those of its callers included.
 */
final class Knowledge implements LongConsumer {
  private static final long ENTERED = 0x6A09E667F3BCC909L;

  private Digest[] methods = {new Digest()};
  private int depth;

  void reset() {
    depth = 0;
    methods[0].reset();
  }

  /** The current method finds or is told something, or takes a step. */
  @Override
  public void accept(long word) {
    methods[depth].accept(word);
  }

  void enter() {
    depth++;
    if (depth == methods.length) {
      methods = Arrays.copyOf(methods, 2 * depth);
      for (int i = depth; i < methods.length; i++) {
        methods[i] = new Digest();
      }
    }
    methods[depth].become(methods[depth - 1]);
    methods[depth].accept(ENTERED);
  }

  void leave(long result) {
    depth--;
    methods[depth].accept(result);
  }

  /** What the variables of the current method's callers follow from. */
  Digest callers() {
    return methods[Math.max(0, depth - 1)];
  }

  /** All that the variables of the current method follow from is in this, callers included. */
  void becomes(Digest all) {
    methods[depth].become(all);
  }

  /** Of everything that the process knows now. */
  Digest digest() {
    return methods[depth];
  }
}
