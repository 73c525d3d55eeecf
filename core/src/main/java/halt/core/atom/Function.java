package halt.core.atom;

import halt.core.host.Arena;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Value;
import halt.core.value.Tuple;
import halt.core.value.Word;

/**
 * Which pure functions may {@link Atom#swap} apply? A function sees an atom's old value and an
 * argument and gives the new value; it may allocate but has no other effect, so a swap can run it
 * as often as it must.
 */
public final class Function {
  /** The sum of two fixnums. */
  public static final int ADD = 1;

  /** From a pair (n, who) to the new pair (n + 1, argument). */
  public static final int TALLY = 2;

  private Function() {}

  /**
   * The function's value.
   *
   * @return the new value, or a failure ({@link Word#isFailure}): {@link Word#WRONG_KIND} for an
   *     unknown function or an operand that it does not take, {@link Word#OUT_OF_RANGE}, {@link
   *     Word#NEEDS_COLLECTION}
   */
  public static @Value long apply(
      Arena arena, @Process int process, int function, @Value long old, @Value long argument) {
    switch (function) {
      case ADD -> {
        return add(old, argument);
      }
      case TALLY -> {
        return tally(arena, process, old, argument);
      }
      default -> {
        return Word.WRONG_KIND;
      }
    }
  }

  private static @Value long add(@Value long left, @Value long right) {
    if (!Word.isFixnum(left) || !Word.isFixnum(right)) {
      return Word.WRONG_KIND;
    }
    // Two 61-bit numbers cannot overflow 64 bits.
    long sum = Word.integer(left) + Word.integer(right);
    if (sum < Word.MIN_FIXNUM || sum > Word.MAX_FIXNUM) {
      return Word.OUT_OF_RANGE;
    }
    return Word.fixnum(sum);
  }

  private static @Value long tally(
      Arena arena, @Process int process, @Value long old, @Value long argument) {
    if (!Tuple.isPair(arena, old)) {
      return Word.WRONG_KIND;
    }
    @Ref long pair = Word.reference(old);
    @Value long count = add(Tuple.get(arena, pair, 0), Word.fixnum(1));
    if (Word.isFailure(count)) {
      return count;
    }
    return Tuple.pair(arena, process, count, argument);
  }
}
