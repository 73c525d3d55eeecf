package halt.model.ir;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.ir.Expression.BinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Is a folded constant what Java computes? Java itself is asked. */
class ConstantFoldingTest {
  private static final Position HERE = new Position("Here.java", 1, 1);

  @Property
  void ints(@ForAll BinaryOperator operator, @ForAll int left, @ForAll int right) {
    Type result = operator.isComparison() ? Type.BOOLEAN : Type.INT;
    if (isLogical(operator) || divides(operator) && right == 0) {
      return;
    }
    assertThat(fold(operator, Type.INT, left, right, result))
        .isEqualTo(java(operator, left, right));
  }

  @Property
  void longs(@ForAll BinaryOperator operator, @ForAll long left, @ForAll long right) {
    Type result = operator.isComparison() ? Type.BOOLEAN : Type.LONG;
    if (isLogical(operator) || divides(operator) && right == 0) {
      return;
    }
    assertThat(fold(operator, Type.LONG, left, right, result))
        .isEqualTo(java(operator, left, right));
  }

  @Test
  void whatCannotBeComputedStays() {
    Expression zero = new Expression.Constant(Type.INT, 0, HERE);
    Expression division = new Expression.Binary(BinaryOperator.DIVIDE, zero, zero, Type.INT, HERE);
    assertThat(ConstantFolding.fold(division)).isSameAs(division);
  }

  private static boolean isLogical(BinaryOperator operator) {
    return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
  }

  private static boolean divides(BinaryOperator operator) {
    return operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
  }

  private static long fold(BinaryOperator operator, Type type, long left, long right, Type result) {
    Expression folded =
        ConstantFolding.fold(
            new Expression.Binary(
                operator,
                new Expression.Constant(type, left, HERE),
                new Expression.Constant(type, right, HERE),
                result,
                HERE));
    assertThat(folded.type()).isEqualTo(result);
    return ((Expression.Constant) folded).value();
  }

  private static long java(BinaryOperator operator, int left, int right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case SHIFT_RIGHT_UNSIGNED -> left >>> right;
      case BIT_AND -> left & right;
      case BIT_OR -> left | right;
      case BIT_XOR -> left ^ right;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR ->
          comparison(operator, left, right);
    };
  }

  private static long java(BinaryOperator operator, long left, long right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case SHIFT_RIGHT_UNSIGNED -> left >>> right;
      case BIT_AND -> left & right;
      case BIT_OR -> left | right;
      case BIT_XOR -> left ^ right;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR ->
          comparison(operator, left, right);
    };
  }

  private static long comparison(BinaryOperator operator, long left, long right) {
    boolean truth =
        switch (operator) {
          case EQUAL -> left == right;
          case NOT_EQUAL -> left != right;
          case LESS -> left < right;
          case LESS_EQUAL -> left <= right;
          case GREATER -> left > right;
          case GREATER_EQUAL -> left >= right;
          default -> throw new IllegalArgumentException(operator.symbol());
        };
    return truth ? 1 : 0;
  }
}
