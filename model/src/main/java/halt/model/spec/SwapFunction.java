package halt.model.spec;

import halt.core.atom.Function;
import halt.core.value.Word;
import halt.model.spec.LogicalValue.Fixnum;
import halt.model.spec.LogicalValue.Tuple;
import java.util.Arrays;
import java.util.Optional;

/** What does each function of {@code swap} compute? The ids are those of {@link Function}. */
public enum SwapFunction {
  /** The sum of the old value and the argument, both fixnums. */
  ADD(Function.ADD, "add") {
    @Override
    LogicalValue apply(LogicalValue old, LogicalValue argument) {
      if (old instanceof Fixnum left && argument instanceof Fixnum right) {
        return fixnumOrOutOfRange(left.integer() + right.integer());
      }
      return LogicalValue.WRONG_KIND;
    }
  },

  /** Of the old tuple {@code [n who]} the tuple {@code [n+1 argument]}. */
  TALLY(Function.TALLY, "tally") {
    @Override
    LogicalValue apply(LogicalValue old, LogicalValue argument) {
      if (old instanceof Tuple tuple
          && tuple.fields().size() == 2
          && tuple.fields().get(0) instanceof Fixnum count) {
        LogicalValue next = fixnumOrOutOfRange(count.integer() + 1);
        return next instanceof Fixnum ? LogicalValue.tuple(next, argument) : next;
      }
      return LogicalValue.WRONG_KIND;
    }
  };

  private final int id;
  private final String printed;

  SwapFunction(int id, String printed) {
    this.id = id;
    this.printed = printed;
  }

  /**
   * The new value; or a {@link LogicalValue.Special} that says why there is none, and then the atom
   * keeps the old one.
   */
  abstract LogicalValue apply(LogicalValue old, LogicalValue argument);

  public int id() {
    return id;
  }

  /** The name in histories and traces. */
  public String printed() {
    return printed;
  }

  /** The function with this number. */
  public static Optional<SwapFunction> of(long id) {
    return Arrays.stream(values()).filter(function -> function.id == id).findFirst();
  }

  /** The function with this printed name. */
  public static Optional<SwapFunction> named(String printed) {
    return Arrays.stream(values()).filter(function -> function.printed.equals(printed)).findFirst();
  }

  // The sum of two 61-bit numbers cannot leave 64 bits, so the comparison sees the true sum.
  private static LogicalValue fixnumOrOutOfRange(long integer) {
    return Word.MIN_FIXNUM <= integer && integer <= Word.MAX_FIXNUM
        ? LogicalValue.fixnum(integer)
        : LogicalValue.OUT_OF_RANGE;
  }
}
