package halt.checker.generate;

/** What does an atom hold when the processes begin? */
public sealed interface Initial {
  /** An integer. */
  record Number(long integer) implements Initial {
    public Number {
      Operand.requireFixnum(integer);
    }
  }

  /** A new pair of two integers. */
  record Pair(long first, long second) implements Initial {
    public Pair {
      Operand.requireFixnum(first);
      Operand.requireFixnum(second);
    }
  }

  /** Whatever an earlier atom holds; if that is a pair, both hold the same object. */
  record SameAs(int atom) implements Initial {}

  /** An earlier atom itself. */
  record AtomAt(int index) implements Initial {}

  /** How a sentence names it. */
  default String phrase() {
    if (this instanceof Number number) {
      return Long.toString(number.integer());
    } else if (this instanceof Pair pair) {
      return "the pair [" + pair.first() + " " + pair.second() + "]";
    } else if (this instanceof SameAs same) {
      return "what atom " + same.atom() + " holds";
    }
    return "atom " + ((AtomAt) this).index();
  }
}
