package halt.model.spec;

import halt.core.value.Word;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Which values do the properties try? */
final class Values {
  private Values() {}

  /** Every well-formed value, tuples up to three deep. */
  static Arbitrary<LogicalValue> all() {
    return deep(3);
  }

  private static Arbitrary<LogicalValue> deep(int levels) {
    Arbitrary<LogicalValue> flat =
        Arbitraries.oneOf(
            Arbitraries.longs().between(Word.MIN_FIXNUM, Word.MAX_FIXNUM).map(LogicalValue::fixnum),
            Arbitraries.longs().between(-2, 2).map(LogicalValue::fixnum),
            Arbitraries.integers().between(0, 40).map(LogicalValue::atom),
            Arbitraries.of(
                LogicalValue.NIL,
                LogicalValue.TRUE,
                LogicalValue.FALSE,
                LogicalValue.NEEDS_COLLECTION,
                LogicalValue.OUT_OF_MEMORY,
                LogicalValue.WRONG_KIND,
                LogicalValue.OUT_OF_RANGE,
                LogicalValue.OUT_OF_ATOMS));
    return levels == 0
        ? flat
        : Arbitraries.oneOf(
            flat, deep(levels - 1).list().ofMaxSize(3).map(LogicalValue.Tuple::new));
  }
}
