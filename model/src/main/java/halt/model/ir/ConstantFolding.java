package halt.model.ir;

import java.util.OptionalLong;

/** What is a constant expression's value? Java's arithmetic on constants; names may be kept. */
public final class ConstantFolding {
  private ConstantFolding() {}

  /** The same expression as one {@link Expression.Constant}, if it is made of literals only. */
  public static Expression fold(Expression expression) {
    if (expression instanceof Expression.Constant) {
      return expression;
    }
    OptionalLong value = value(expression, false);
    return value.isEmpty()
        ? expression
        : new Expression.Constant(expression.type(), value.getAsLong(), expression.position());
  }

  /** The value of an expression made of literals and named constants. */
  public static OptionalLong value(Expression expression) {
    return value(expression, true);
  }

  private static OptionalLong value(Expression expression, boolean throughNames) {
    return expression.accept(new Value(throughNames));
  }

  /** The value of an expression, if it is a constant. */
  private record Value(boolean throughNames) implements Expression.Visitor<OptionalLong> {
    @Override
    public OptionalLong visit(Expression.Constant constant) {
      return OptionalLong.of(constant.value());
    }

    @Override
    public OptionalLong visit(Expression.ConstantRead read) {
      return throughNames ? OptionalLong.of(read.constant().value()) : OptionalLong.empty();
    }

    @Override
    public OptionalLong visit(Expression.LocalRead read) {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong visit(Expression.Unary unary) {
      OptionalLong operand = unary.operand().accept(this);
      return operand.isEmpty() ? operand : unary(unary, operand.getAsLong());
    }

    @Override
    public OptionalLong visit(Expression.Binary binary) {
      OptionalLong left = binary.left().accept(this);
      OptionalLong right = binary.right().accept(this);
      return left.isEmpty() || right.isEmpty()
          ? OptionalLong.empty()
          : binary(binary, left.getAsLong(), right.getAsLong());
    }

    @Override
    public OptionalLong visit(Expression.Conditional choice) {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong visit(Expression.Convert convert) {
      OptionalLong operand = convert.operand().accept(this);
      return operand.isEmpty() ? operand : narrowed(convert.type(), operand.getAsLong());
    }

    @Override
    public OptionalLong visit(Expression.Call call) {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong visit(Expression.ArenaAccess access) {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong visit(Expression.PlatformCall call) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong unary(Expression.Unary unary, long operand) {
    return narrowed(
        unary.type(),
        switch (unary.operator()) {
          case NEGATE -> -operand;
          case COMPLEMENT -> ~operand;
          case NOT -> operand ^ 1;
        });
  }

  private static OptionalLong binary(Expression.Binary binary, long left, long right) {
    boolean narrow = binary.left().type().isInt();
    return switch (binary.operator()) {
      case ADD -> narrowed(binary.type(), left + right);
      case SUBTRACT -> narrowed(binary.type(), left - right);
      case MULTIPLY -> narrowed(binary.type(), left * right);
      case DIVIDE -> right == 0 ? OptionalLong.empty() : narrowed(binary.type(), left / right);
      case REMAINDER -> right == 0 ? OptionalLong.empty() : narrowed(binary.type(), left % right);
      case SHIFT_LEFT -> OptionalLong.of(narrow ? (int) left << right : left << right);
      case SHIFT_RIGHT -> OptionalLong.of(narrow ? (int) left >> right : left >> right);
      case SHIFT_RIGHT_UNSIGNED -> OptionalLong.of(narrow ? (int) left >>> right : left >>> right);
      case BIT_AND -> OptionalLong.of(left & right);
      case BIT_OR -> OptionalLong.of(left | right);
      case BIT_XOR -> OptionalLong.of(left ^ right);
      case EQUAL -> truth(left == right);
      case NOT_EQUAL -> truth(left != right);
      case LESS -> truth(left < right);
      case LESS_EQUAL -> truth(left <= right);
      case GREATER -> truth(left > right);
      case GREATER_EQUAL -> truth(left >= right);
      case AND -> OptionalLong.of(left & right);
      case OR -> OptionalLong.of(left | right);
    };
  }

  private static OptionalLong narrowed(Type type, long value) {
    return OptionalLong.of(type.isInt() ? (int) value : value);
  }

  private static OptionalLong truth(boolean truth) {
    return OptionalLong.of(truth ? 1 : 0);
  }
}
