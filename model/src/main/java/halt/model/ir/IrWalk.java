package halt.model.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What is inside a tree? Visits every statement, or every expression, outer ones first. */
public final class IrWalk {
  private IrWalk() {}

  /** Visits the statement and all inside it. */
  public static void statements(Statement statement, Consumer<Statement> visitor) {
    visitor.accept(statement);
    if (statement instanceof Statement.Block block) {
      block.statements().forEach(inner -> statements(inner, visitor));
    } else if (statement instanceof Statement.If choice) {
      statements(choice.whenTrue(), visitor);
      choice.whenFalse().ifPresent(inner -> statements(inner, visitor));
    } else if (statement instanceof Statement.While loop) {
      statements(loop.body(), visitor);
    } else if (statement instanceof Statement.DoWhile loop) {
      statements(loop.body(), visitor);
    } else if (statement instanceof Statement.For loop) {
      loop.initializers().forEach(inner -> statements(inner, visitor));
      loop.updates().forEach(inner -> statements(inner, visitor));
      statements(loop.body(), visitor);
    } else if (statement instanceof Statement.Switch choice) {
      choice.cases().forEach(branch -> statements(branch.body(), visitor));
      choice.otherwise().ifPresent(inner -> statements(inner, visitor));
    }
  }

  /** Visits every expression of the statement and of all inside it. */
  public static void expressions(Statement statement, Consumer<Expression> visitor) {
    statements(statement, inner -> own(inner).forEach(root -> expressions(root, visitor)));
  }

  /** The expressions of a statement itself, without those of the statements inside it. */
  public static List<Expression> own(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      return declare.initializer().map(List::of).orElse(List.of());
    }
    if (statement instanceof Statement.Assign assign) {
      return List.of(assign.value());
    }
    if (statement instanceof Statement.Evaluate evaluate) {
      return List.of(evaluate.expression());
    }
    if (statement instanceof Statement.If choice) {
      return List.of(choice.condition());
    }
    if (statement instanceof Statement.While loop) {
      return List.of(loop.condition());
    }
    if (statement instanceof Statement.DoWhile loop) {
      return List.of(loop.condition());
    }
    if (statement instanceof Statement.For loop) {
      return List.of(loop.condition());
    }
    if (statement instanceof Statement.Switch choice) {
      return List.of(choice.selector());
    }
    if (statement instanceof Statement.Return result) {
      return result.value().map(List::of).orElse(List.of());
    }
    return List.of();
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
    operands(expression).forEach(operand -> expressions(operand, visitor));
  }

  /** The expressions right below this one. */
  public static List<Expression> operands(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return List.of(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expression instanceof Expression.Conditional choice) {
      return List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
    }
    if (expression instanceof Expression.Convert convert) {
      return List.of(convert.operand());
    }
    if (expression instanceof Expression.Call call) {
      return call.arguments();
    }
    if (expression instanceof Expression.ArenaAccess access) {
      return access.arguments();
    }
    if (expression instanceof Expression.PlatformCall call) {
      return call.arguments();
    }
    return List.of();
  }
}
