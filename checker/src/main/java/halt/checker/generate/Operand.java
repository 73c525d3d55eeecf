package halt.checker.generate;

import halt.core.value.Word;
import halt.model.spec.SwapFunction;

/** Where does a planned operation take an operand from? */
public sealed interface Operand {
  /** The operation has no such operand. */
  Operand NONE = new None();

  /** The empty value. */
  Operand NIL = new Nil();

  /** See {@link #NONE}. */
  record None() implements Operand {}

  /** See {@link #NIL}. */
  record Nil() implements Operand {}

  /** An atom that the set-up makes, by its index there. */
  record AtomAt(int index) implements Operand {}

  /** An integer. */
  record Number(long integer) implements Operand {
    public Number {
      requireFixnum(integer);
    }
  }

  /** The number of a function; the first operand of a swap. */
  record FunctionOf(SwapFunction function) implements Operand {}

  /** What an earlier step of the same process gave, by its index in the process's list. */
  record ResultOf(int step) implements Operand {}

  /**
   * Lets a number through that the core has a word for.
   *
   * @throws IllegalArgumentException for any other
   */
  static void requireFixnum(long integer) {
    if (integer < Word.MIN_FIXNUM || integer > Word.MAX_FIXNUM) {
      throw new IllegalArgumentException(integer + " does not fit into a fixnum's 61 bits");
    }
  }

  /** How a sentence names it; steps are counted from 1 there. */
  default String phrase() {
    if (this instanceof AtomAt atom) {
      return "atom " + atom.index();
    } else if (this instanceof Number number) {
      return Long.toString(number.integer());
    } else if (this instanceof FunctionOf function) {
      return function.function().printed();
    } else if (this instanceof ResultOf result) {
      return "result " + (result.step() + 1);
    }
    return this instanceof Nil ? "nil" : "nothing";
  }
}
