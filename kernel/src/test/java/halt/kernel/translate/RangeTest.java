package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.ir.Expression;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Does a range hold every number that Java computes? A range too narrow would let a plain C
 * operator overflow, which nothing but an unlucky argument would show; here the numbers themselves
 * are compared, for variables whose ranges are narrow and lie at the edges of their types.
 */
class RangeTest {
  private static final int EXPRESSIONS = 60_000;
  private static final int ARGUMENTS = 12;

  private static final List<Local> LOCALS =
      List.of(
          new Local("a", Type.INT, true),
          new Local("b", Type.INT, true),
          new Local("x", Type.LONG, true),
          new Local("y", Type.LONG, true),
          new Local("p", Type.BOOLEAN, true));

  /** What is known of the variables, and nothing of any method. */
  private record Given(Map<Local, Range> locals) implements Range.Known {
    @Override
    public Range local(Local local) {
      return locals.get(local);
    }

    @Override
    public Range result(MethodName method) {
      throw new AssertionError("no expression here calls " + method);
    }
  }

  /** Between two numbers of the type, often at its edges, often close together. */
  private static Range range(Random random, Type type) {
    long one = RandomExpressions.number(random, type);
    long near = one + random.nextInt(70);
    long other =
        random.nextBoolean() && Range.of(type).contains(near) && near >= one
            ? near
            : RandomExpressions.number(random, type);
    return new Range(Math.min(one, other), Math.max(one, other));
  }

  /** A number of the range: an end of it, or one near an end, or any. */
  private static long number(Random random, Range range) {
    long number =
        switch (random.nextInt(4)) {
          case 0 -> range.min();
          case 1 -> range.max();
          case 2 -> range.min() + random.nextInt(70);
          default -> random.nextBoolean() ? range.max() - random.nextInt(70) : random.nextLong();
        };
    return range.contains(number) ? number : range.max();
  }

  @Test
  void everyValueIsInTheRangeOfItsExpression() {
    Random random = new Random(20_261_124);
    Type[] types = {Type.INT, Type.LONG, Type.BOOLEAN};
    int narrow = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      Map<Local, Range> ranges = new HashMap<>();
      LOCALS.forEach(local -> ranges.put(local, range(random, local.type())));
      Expression expression =
          new RandomExpressions(random, LOCALS).expression(types[random.nextInt(3)], 4);
      Range range = Range.of(expression, new Given(ranges));
      narrow += range.equals(Range.of(expression.type())) ? 0 : 1;
      for (int row = 0; row < ARGUMENTS; row++) {
        Map<Local, Long> values = new HashMap<>();
        LOCALS.forEach(local -> values.put(local, number(random, ranges.get(local))));
        long value = JavaArithmetic.value(expression, values);
        assertThat(range.contains(value))
            .as("%d in %s for %s where %s of %s", value, range, expression, values, ranges)
            .isTrue();
      }
    }
    assertThat(narrow).as("ranges that say something").isGreaterThan(EXPRESSIONS / 4);
  }

  @Test
  void whatStaysInsideDoesSoAtEveryPairOfNumbers() {
    Random random = new Random(20_261_125);
    List<Type> types = new ArrayList<>(List.of(Type.INT, Type.LONG));
    for (int i = 0; i < EXPRESSIONS; i++) {
      Type type = types.get(random.nextInt(2));
      Range left = range(random, type);
      Range right = range(random, type);
      boolean sum = Range.staysInside(type, Math::addExact, left, right);
      boolean product = Range.staysInside(type, Math::multiplyExact, left, right);
      for (int row = 0; row < ARGUMENTS; row++) {
        long a = number(random, left);
        long b = number(random, right);
        if (sum) {
          assertThat(Range.of(type).contains(Math.addExact(a, b))).isTrue();
        }
        if (product) {
          assertThat(Range.of(type).contains(Math.multiplyExact(a, b))).isTrue();
        }
      }
    }
  }
}
