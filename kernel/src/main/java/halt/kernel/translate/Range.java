package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.Expression.Binary;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/**
 * Which numbers can an expression be? From the least to the greatest, both included. The translator
 * writes a plain C operator where this shows that Java and C agree, and a helper of {@code
 * halt/word.h} elsewhere; a range too wide costs a helper, never a wrong result.
 */
record Range(long min, long max) {
  private static final Range INT = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Range LONG = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Range BOOLEAN = new Range(0, 1);

  /** What is known from elsewhere in the program. */
  interface Known {
    /** The numbers that a variable can be. */
    Range local(Local local);

    /** The numbers that a method can give. */
    Range result(MethodName method);
  }

  /** All numbers of a type. */
  static Range of(Type type) {
    return switch (type) {
      case BOOLEAN -> BOOLEAN;
      case INT, PROCESS, CPU -> INT;
      case LONG, VALUE, REF, ATOM_REF, SIZE, OFFSET, VOID, ARENA -> LONG;
    };
  }

  /**
   * The expression's numbers.
   *
   * @param known the numbers of the variables and methods in it
   */
  static Range of(Expression expression, Known known) {
    return expression.accept(new Of(known));
  }

  /** The numbers of an expression. */
  private record Of(Known known) implements Expression.Visitor<Range> {
    @Override
    public Range visit(Expression.Constant constant) {
      return new Range(constant.value(), constant.value());
    }

    @Override
    public Range visit(Expression.ConstantRead read) {
      return new Range(read.constant().value(), read.constant().value());
    }

    @Override
    public Range visit(Expression.LocalRead read) {
      return known.local(read.local());
    }

    @Override
    public Range visit(Expression.Unary unary) {
      return unary(unary, unary.operand().accept(this));
    }

    @Override
    public Range visit(Binary binary) {
      return binary(binary, binary.left().accept(this), binary.right().accept(this));
    }

    @Override
    public Range visit(Expression.Conditional choice) {
      return choice.whenTrue().accept(this).or(choice.whenFalse().accept(this));
    }

    @Override
    public Range visit(Expression.Convert convert) {
      return convert.operand().accept(this).orAll(convert.type());
    }

    @Override
    public Range visit(Expression.Call call) {
      return known.result(call.callee());
    }

    @Override
    public Range visit(Expression.ArenaAccess access) {
      return of(access.type());
    }

    @Override
    public Range visit(Expression.PlatformCall call) {
      return of(call.type());
    }
  }

  /** From the lesser least number to the greater greatest one. */
  Range or(Range other) {
    return new Range(Math.min(min, other.min), Math.max(max, other.max));
  }

  private static Range unary(Expression.Unary unary, Range operand) {
    return switch (unary.operator()) {
      case NEGATE -> exact(Math::subtractExact, new Range(0, 0), operand).orAll(unary.type());
      case COMPLEMENT -> new Range(~operand.max, ~operand.min);
      case NOT -> BOOLEAN;
    };
  }

  private static Range binary(Binary binary, Range left, Range right) {
    Range result =
        switch (binary.operator()) {
          case ADD -> exact(Math::addExact, left, right);
          case SUBTRACT -> exact(Math::subtractExact, left, right);
          case MULTIPLY -> exact(Math::multiplyExact, left, right);
          case DIVIDE -> right.min > 0 ? exact((a, b) -> a / b, left, right) : of(binary.type());
          case REMAINDER -> remainder(left, right);
          case SHIFT_LEFT -> shiftLeft(binary.type(), left, right);
          case SHIFT_RIGHT ->
              inWidth(binary.type(), right) ? exact((a, b) -> a >> b, left, right) : LONG;
          case SHIFT_RIGHT_UNSIGNED ->
              inWidth(binary.type(), right) && left.min >= 0
                  ? exact((a, b) -> a >> b, left, right)
                  : LONG;
          case BIT_AND -> and(left, right);
          case BIT_OR, BIT_XOR -> left.min >= 0 && right.min >= 0 ? mask(left, right) : LONG;
          case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR -> BOOLEAN;
        };
    return result.orAll(binary.type());
  }

  /** The results at the corners of the operands' ranges; all numbers if one overflows. */
  private static Range exact(LongBinaryOperator operator, Range left, Range right) {
    try {
      long[] corners =
          LongStream.of(
                  operator.applyAsLong(left.min, right.min),
                  operator.applyAsLong(left.min, right.max),
                  operator.applyAsLong(left.max, right.min),
                  operator.applyAsLong(left.max, right.max))
              .sorted()
              .toArray();
      return new Range(corners[0], corners[3]);
    } catch (ArithmeticException overflow) {
      return LONG;
    }
  }

  private static Range remainder(Range left, Range right) {
    if (right.min <= 0) {
      return LONG;
    }
    return new Range(left.min < 0 ? 1 - right.max : 0, left.max > 0 ? right.max - 1 : 0);
  }

  private static Range shiftLeft(Type type, Range left, Range right) {
    return inWidth(type, right) && right.max < 63 && right.min == right.max
        ? exact(Math::multiplyExact, left, new Range(1L << right.min, 1L << right.min))
        : LONG;
  }

  private static Range and(Range left, Range right) {
    if (left.min >= 0) {
      return new Range(0, right.min >= 0 ? Math.min(left.max, right.max) : left.max);
    }
    return right.min >= 0 ? new Range(0, right.max) : LONG;
  }

  /** From 0 to the ones below and at the highest bit of two ranges without negative numbers. */
  private static Range mask(Range left, Range right) {
    long greatest = Math.max(left.max, right.max);
    return new Range(0, greatest == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(greatest));
  }

  /** Whether a shift count stays below the width of the type. */
  static boolean inWidth(Type type, Range count) {
    return count.min >= 0 && count.max < (type.isInt() ? Integer.SIZE : Long.SIZE);
  }

  /** This range if the type has room for it; else the result wraps around: all its numbers. */
  private Range orAll(Type type) {
    Range all = of(type);
    return all.contains(this) ? this : all;
  }

  /** Whether all of the other's numbers are among these. */
  boolean contains(Range other) {
    return min <= other.min && other.max <= max;
  }

  boolean contains(long number) {
    return min <= number && number <= max;
  }

  /**
   * Whether an operation on these operands cannot leave the type's numbers, so that C's own
   * operator gives what Java's gives.
   *
   * @param exact the operation, throwing {@link ArithmeticException} where a long overflows
   */
  static boolean staysInside(Type type, LongBinaryOperator exact, Range left, Range right) {
    try {
      for (long a : new long[] {left.min, left.max}) {
        for (long b : new long[] {right.min, right.max}) {
          if (!of(type).contains(exact.applyAsLong(a, b))) {
            return false;
          }
        }
      }
      return true;
    } catch (ArithmeticException overflow) {
      return false;
    }
  }
}
