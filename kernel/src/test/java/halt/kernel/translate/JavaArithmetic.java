package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.Expression.Binary;
import halt.model.ir.Local;
import halt.model.ir.Type;
import java.util.Map;

/**
 * What is an expression's value in Java? Each operator is the JVM's own. Ints are held
 * sign-extended and booleans as 0 and 1.
 */
final class JavaArithmetic {
  private JavaArithmetic() {}

  static long value(Expression expression, Map<Local, Long> locals) {
    if (expression instanceof Expression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expression.LocalRead read) {
      return locals.get(read.local());
    }
    if (expression instanceof Expression.Unary unary) {
      return unary(unary, value(unary.operand(), locals));
    }
    if (expression instanceof Expression.Convert convert) {
      long operand = value(convert.operand(), locals);
      return convert.type() == Type.INT ? (int) operand : operand;
    }
    if (expression instanceof Expression.Conditional choice) {
      return value(choice.condition(), locals) != 0
          ? value(choice.whenTrue(), locals)
          : value(choice.whenFalse(), locals);
    }
    Binary binary = (Binary) expression;
    long left = value(binary.left(), locals);
    long right = value(binary.right(), locals);
    return binary.left().type() == Type.INT && binary.type() == Type.INT
        ? onInts(binary, (int) left, right)
        : onLongs(binary, left, right);
  }

  private static long unary(Expression.Unary unary, long operand) {
    boolean narrow = unary.type() == Type.INT;
    return switch (unary.operator()) {
      case NEGATE -> narrow ? -(int) operand : -operand;
      case COMPLEMENT -> narrow ? ~(int) operand : ~operand;
      case NOT -> operand == 0 ? 1 : 0;
    };
  }

  private static long onInts(Binary binary, int left, long count) {
    int right = (int) count;
    return switch (binary.operator()) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT -> left << count;
      case SHIFT_RIGHT -> left >> count;
      case SHIFT_RIGHT_UNSIGNED -> left >>> count;
      case BIT_AND -> left & right;
      case BIT_OR -> left | right;
      case BIT_XOR -> left ^ right;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR ->
          onLongs(binary, left, right);
    };
  }

  private static long onLongs(Binary binary, long left, long right) {
    return switch (binary.operator()) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case SHIFT_RIGHT_UNSIGNED -> left >>> right;
      case BIT_AND, AND -> left & right;
      case BIT_OR, OR -> left | right;
      case BIT_XOR -> left ^ right;
      case EQUAL -> left == right ? 1 : 0;
      case NOT_EQUAL -> left != right ? 1 : 0;
      case LESS -> left < right ? 1 : 0;
      case LESS_EQUAL -> left <= right ? 1 : 0;
      case GREATER -> left > right ? 1 : 0;
      case GREATER_EQUAL -> left >= right ? 1 : 0;
    };
  }
}
