package halt.model.lift;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Local;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Which variable does an expression that stands alone change, and to what? In one method. */
final class AssignmentReader {
  private final SourceUnit unit;
  private final Breaches breaches;
  private final Typing typing;
  private final ExpressionReader expressions;
  private final Map<Element, Local> locals;

  AssignmentReader(
      SourceUnit unit,
      Breaches breaches,
      Typing typing,
      ExpressionReader expressions,
      Map<Element, Local> locals) {
    this.unit = unit;
    this.breaches = breaches;
    this.typing = typing;
    this.expressions = expressions;
    this.locals = locals;
  }

  Statement read(ExpressionTree tree, Position position) {
    if (tree instanceof ParenthesizedTree parenthesized) {
      return read(parenthesized.getExpression(), position);
    }
    if (tree instanceof AssignmentTree assignment) {
      Optional<Local> local = target(assignment.getVariable());
      if (local.isEmpty()) {
        return new Statement.Evaluate(expressions.readAny(assignment.getExpression()), position);
      }
      Expression value = expressions.read(assignment.getExpression(), local.get().type());
      return new Statement.Assign(local.get(), value, position);
    }
    if (tree instanceof CompoundAssignmentTree assignment) {
      Optional<Local> local = target(assignment.getVariable());
      Expression operand = expressions.read(assignment.getExpression());
      return local.isEmpty()
          ? new Statement.Evaluate(operand, position)
          : compound(operator(assignment), local.get(), operand, position);
    }
    if (tree instanceof UnaryTree step && isStep(step)) {
      boolean up =
          step.getKind() == Tree.Kind.PREFIX_INCREMENT
              || step.getKind() == Tree.Kind.POSTFIX_INCREMENT;
      BinaryOperator operator = up ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
      Expression one = new Expression.Constant(Type.INT, 1, position);
      return target(step.getExpression())
          .map(local -> compound(operator, local, one, position))
          .orElseGet(() -> new Statement.Block(List.of(), position));
    }
    return new Statement.Evaluate(expressions.read(tree), position);
  }

  /** Java's compound assignment casts its result back to the variable's type. */
  private Statement compound(
      BinaryOperator operator, Local local, Expression operand, Position position) {
    Expression before = new Expression.LocalRead(local, position);
    Expression after = expressions.binary(operator, before, operand, position);
    Expression value =
        local.type().isInt()
            ? typing.cast(after, local.type(), position)
            : typing.coerce(after, local.type());
    return new Statement.Assign(local, value, position);
  }

  /** Whether it is {@code ++} or {@code --}. */
  static boolean isStep(UnaryTree tree) {
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT, POSTFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_DECREMENT -> true;
      default -> false;
    };
  }

  private static BinaryOperator operator(CompoundAssignmentTree tree) {
    return switch (tree.getKind()) {
      case PLUS_ASSIGNMENT -> BinaryOperator.ADD;
      case MINUS_ASSIGNMENT -> BinaryOperator.SUBTRACT;
      case MULTIPLY_ASSIGNMENT -> BinaryOperator.MULTIPLY;
      case DIVIDE_ASSIGNMENT -> BinaryOperator.DIVIDE;
      case REMAINDER_ASSIGNMENT -> BinaryOperator.REMAINDER;
      case LEFT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_LEFT;
      case RIGHT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_RIGHT;
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> BinaryOperator.SHIFT_RIGHT_UNSIGNED;
      case AND_ASSIGNMENT -> BinaryOperator.BIT_AND;
      case OR_ASSIGNMENT -> BinaryOperator.BIT_OR;
      case XOR_ASSIGNMENT -> BinaryOperator.BIT_XOR;
      default -> throw new IllegalStateException("an operator new to Java: " + tree.getKind());
    };
  }

  /** The local variable that is assigned; empty if it may not be, which has been reported. */
  private Optional<Local> target(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree parenthesized) {
      return target(parenthesized.getExpression());
    }
    Element element = unit.element(tree);
    if (element == null) {
      expressions.read(tree);
      return Optional.empty();
    }
    if (element.getKind() == ElementKind.FIELD) {
      breaches.report(Rule.HR007, unit.start(tree), "the field " + tree + " is assigned");
      return Optional.empty();
    }
    if (element.getKind() == ElementKind.PARAMETER) {
      breaches.report(Rule.HR018, unit.start(tree), "the parameter " + tree + " is assigned");
      return Optional.empty();
    }
    return Optional.ofNullable(locals.get(element));
  }
}
