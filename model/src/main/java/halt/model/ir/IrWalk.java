package halt.model.ir;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What is inside a tree? Visits every statement, or every expression, outer ones first. */
public final class IrWalk {
  private IrWalk() {}

  /** Visits the statement and all inside it. */
  public static void statements(Statement statement, Consumer<Statement> visitor) {
    visitor.accept(statement);
    statement.children().forEach(child -> statements(child, visitor));
  }

  /** Visits every expression of the statement and of all inside it. */
  public static void expressions(Statement statement, Consumer<Expression> visitor) {
    statements(statement, inner -> inner.expressions().forEach(root -> expressions(root, visitor)));
  }

  /** The methods that a method calls, in source order. */
  public static Set<MethodName> callees(IrMethod method) {
    Set<MethodName> callees = new LinkedHashSet<>();
    expressions(
        method.body(),
        expression -> {
          if (expression instanceof Expression.Call call) {
            callees.add(call.callee());
          }
        });
    return callees;
  }

  /** Visits the expression and all inside it. */
  public static void expressions(Expression expression, Consumer<Expression> visitor) {
    visitor.accept(expression);
    expression.operands().forEach(operand -> expressions(operand, visitor));
  }
}
