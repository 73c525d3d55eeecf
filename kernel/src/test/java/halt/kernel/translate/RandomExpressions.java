package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.Expression.Binary;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import halt.model.ir.Local;
import halt.model.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Which expressions does the arithmetic test try? Trees over all operators, with constants that sit
 * at the edges of their types, and no operation on two constants, which the lifter would fold.
 */
final class RandomExpressions {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    3,
    7,
    8,
    -8,
    31,
    32,
    33,
    63,
    64,
    65,
    255,
    1L << 31,
    -(1L << 31),
    (1L << 31) - 1,
    1L << 32,
    (1L << 32) - 1,
    (1L << 60) - 1,
    -(1L << 60),
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final List<BinaryOperator> ARITHMETIC =
      List.of(
          BinaryOperator.ADD,
          BinaryOperator.SUBTRACT,
          BinaryOperator.MULTIPLY,
          BinaryOperator.DIVIDE,
          BinaryOperator.REMAINDER,
          BinaryOperator.SHIFT_LEFT,
          BinaryOperator.SHIFT_RIGHT,
          BinaryOperator.SHIFT_RIGHT_UNSIGNED,
          BinaryOperator.BIT_AND,
          BinaryOperator.BIT_OR,
          BinaryOperator.BIT_XOR);

  private static final List<BinaryOperator> COMPARISONS =
      List.of(
          BinaryOperator.EQUAL,
          BinaryOperator.NOT_EQUAL,
          BinaryOperator.LESS,
          BinaryOperator.LESS_EQUAL,
          BinaryOperator.GREATER,
          BinaryOperator.GREATER_EQUAL);

  private static final List<BinaryOperator> LOGIC =
      List.of(
          BinaryOperator.AND,
          BinaryOperator.OR,
          BinaryOperator.BIT_AND,
          BinaryOperator.BIT_OR,
          BinaryOperator.BIT_XOR,
          BinaryOperator.EQUAL,
          BinaryOperator.NOT_EQUAL);

  private final Random random;
  private final List<Local> locals;

  RandomExpressions(Random random, List<Local> locals) {
    this.random = random;
    this.locals = locals;
  }

  /** A number of a type, often one at an edge. */
  static long number(Random random, Type type) {
    long number =
        switch (random.nextInt(4)) {
          case 0 -> random.nextLong();
          case 1 -> random.nextInt(200) - 100;
          default -> EDGES[random.nextInt(EDGES.length)];
        };
    return switch (type) {
      case BOOLEAN -> number & 1;
      case INT, PROCESS, CPU -> (int) number;
      case LONG, VALUE, REF, ATOM_REF, SIZE, OFFSET, VOID, ARENA -> number;
    };
  }

  Expression expression(Type type, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf(type);
    }
    Expression made = type == Type.BOOLEAN ? truth(depth - 1) : arithmetic(type, depth - 1);
    boolean constant =
        made.operands().stream().allMatch(part -> part instanceof Expression.Constant);
    return constant && !(made instanceof Expression.LocalRead)
        ? Ir.constant(type, JavaArithmetic.value(made, Map.of()))
        : made;
  }

  private Expression leaf(Type type) {
    List<Local> fitting = locals.stream().filter(local -> local.type() == type).toList();
    return fitting.isEmpty() || random.nextInt(3) == 0
        ? Ir.constant(type, number(random, type))
        : Ir.read(fitting.get(random.nextInt(fitting.size())));
  }

  private Expression truth(int depth) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new Expression.Unary(
              UnaryOperator.NOT, expression(Type.BOOLEAN, depth), Type.BOOLEAN, Ir.NOWHERE);
      case 1 ->
          binary(
              pick(LOGIC),
              expression(Type.BOOLEAN, depth),
              expression(Type.BOOLEAN, depth),
              Type.BOOLEAN);
      default -> {
        Type kind = random.nextBoolean() ? Type.INT : Type.LONG;
        yield binary(
            pick(COMPARISONS), expression(kind, depth), expression(kind, depth), Type.BOOLEAN);
      }
    };
  }

  private Expression arithmetic(Type type, int depth) {
    return switch (random.nextInt(10)) {
      case 0 ->
          new Expression.Unary(
              random.nextBoolean() ? UnaryOperator.NEGATE : UnaryOperator.COMPLEMENT,
              expression(type, depth),
              type,
              Ir.NOWHERE);
      case 1 ->
          new Expression.Conditional(
              expression(Type.BOOLEAN, depth),
              expression(type, depth),
              expression(type, depth),
              type,
              Ir.NOWHERE);
      case 2, 3 ->
          new Expression.Convert(
              expression(type == Type.INT ? Type.LONG : Type.INT, depth), type, Ir.NOWHERE);
      default -> {
        BinaryOperator operator = pick(ARITHMETIC);
        Expression left = expression(type, depth);
        yield binary(operator, left, right(operator, type, depth), type);
      }
    };
  }

  private Expression right(BinaryOperator operator, Type type, int depth) {
    if (operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER) {
      long divisor = number(random, type);
      return Ir.constant(type, divisor == 0 ? -1 : divisor);
    }
    Type kind = operator.isShift() && random.nextInt(3) > 0 ? Type.INT : type;
    return expression(kind, operator.isShift() && random.nextBoolean() ? 0 : depth);
  }

  private BinaryOperator pick(List<BinaryOperator> operators) {
    return operators.get(random.nextInt(operators.size()));
  }

  private static Binary binary(
      BinaryOperator operator, Expression left, Expression right, Type type) {
    return new Binary(operator, left, right, type, Ir.NOWHERE);
  }
}
