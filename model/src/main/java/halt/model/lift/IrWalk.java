package halt.model.lift;

import halt.model.ir.Expression;
import halt.model.ir.Statement;
import java.util.List;
import java.util.function.Consumer;

/** Which expressions are in a statement? Each is visited before its operands, in source order. */
final class IrWalk {
  private IrWalk() {}

  static void expressions(Statement statement, Consumer<Expression> visitor) {
    if (statement instanceof Statement.Block block) {
      all(block.statements(), visitor);
    } else if (statement instanceof Statement.Declare declare) {
      declare.initializer().ifPresent(value -> expressions(value, visitor));
    } else if (statement instanceof Statement.Assign assign) {
      expressions(assign.value(), visitor);
    } else if (statement instanceof Statement.Evaluate evaluate) {
      expressions(evaluate.expression(), visitor);
    } else if (statement instanceof Statement.If choice) {
      expressions(choice.condition(), visitor);
      expressions(choice.whenTrue(), visitor);
      choice.whenFalse().ifPresent(otherwise -> expressions(otherwise, visitor));
    } else if (statement instanceof Statement.While loop) {
      expressions(loop.condition(), visitor);
      expressions(loop.body(), visitor);
    } else if (statement instanceof Statement.DoWhile loop) {
      expressions(loop.body(), visitor);
      expressions(loop.condition(), visitor);
    } else if (statement instanceof Statement.For loop) {
      all(loop.initializers(), visitor);
      expressions(loop.condition(), visitor);
      all(loop.updates(), visitor);
      expressions(loop.body(), visitor);
    } else if (statement instanceof Statement.Switch choice) {
      expressions(choice.selector(), visitor);
      choice.cases().forEach(one -> expressions(one.body(), visitor));
      choice.otherwise().ifPresent(otherwise -> expressions(otherwise, visitor));
    } else if (statement instanceof Statement.Return result) {
      result.value().ifPresent(value -> expressions(value, visitor));
    }
  }

  private static void all(List<Statement> statements, Consumer<Expression> visitor) {
    statements.forEach(statement -> expressions(statement, visitor));
  }

  static void expressions(Expression expression, Consumer<Expression> visitor) {
    visitor.accept(expression);
    operands(expression).forEach(operand -> expressions(operand, visitor));
  }

  /** What an expression is directly made of, in source order. */
  static List<Expression> operands(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return List.of(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expression instanceof Expression.Conditional conditional) {
      return List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse());
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
