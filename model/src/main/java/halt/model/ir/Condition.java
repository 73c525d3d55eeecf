package halt.model.ir;

import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import java.util.OptionalLong;

/**
 * Can a condition be true, and can it be false, by its constants alone? As far as Java's rules of
 * definite assignment look into it.
 */
final class Condition {
  private Condition() {}

  /** Whether nothing is known that keeps the condition from having this value. */
  static boolean canBe(Expression condition, boolean value) {
    OptionalLong known = ConstantFolding.value(condition);
    if (known.isPresent()) {
      return known.getAsLong() != 0 == value;
    }
    if (condition instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NOT) {
      return canBe(unary.operand(), !value);
    }
    if (condition instanceof Expression.Binary binary && isLogical(binary.operator())) {
      // Both have to be true for the one, and both false for the other.
      return (binary.operator() == BinaryOperator.AND) == value
          ? canBe(binary.left(), value) && canBe(binary.right(), value)
          : canBe(binary.left(), value) || canBe(binary.right(), value);
    }
    if (condition instanceof Expression.Conditional choice) {
      return canBe(choice.condition(), true) && canBe(choice.whenTrue(), value)
          || canBe(choice.condition(), false) && canBe(choice.whenFalse(), value);
    }
    return true;
  }

  private static boolean isLogical(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }
}
