package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.Statement;
import java.util.List;

/** Where can control go after a statement? After Java's rules for reachable code. */
final class Flow {
  private Flow() {}

  /** Whether control can reach what follows the statement. */
  static boolean completes(Statement statement) {
    if (statement instanceof Statement.Block block) {
      return block.statements().stream().allMatch(Flow::completes);
    }
    if (statement instanceof Statement.If choice) {
      return completes(choice.whenTrue()) || choice.whenFalse().map(Flow::completes).orElse(true);
    }
    if (statement instanceof Statement.While loop) {
      return !isTrue(loop.condition()) || breaks(loop.body());
    }
    if (statement instanceof Statement.DoWhile loop) {
      return !isTrue(loop.condition()) || breaks(loop.body());
    }
    if (statement instanceof Statement.For loop) {
      return !isTrue(loop.condition()) || breaks(loop.body());
    }
    if (statement instanceof Statement.Switch choice) {
      return choice.otherwise().map(Flow::completes).orElse(true)
          || choice.cases().stream().map(Statement.Case::body).anyMatch(Flow::completes);
    }
    return !(statement instanceof Statement.Return
        || statement instanceof Statement.Break
        || statement instanceof Statement.Continue);
  }

  /** Whether a break inside the statement leaves a loop around it. */
  static boolean breaks(Statement statement) {
    if (statement instanceof Statement.Break) {
      return true;
    }
    if (statement instanceof Statement.Block block) {
      return any(block.statements());
    }
    if (statement instanceof Statement.If choice) {
      return breaks(choice.whenTrue()) || choice.whenFalse().map(Flow::breaks).orElse(false);
    }
    if (statement instanceof Statement.Switch choice) {
      return any(choice.cases().stream().map(Statement.Case::body).toList())
          || choice.otherwise().map(Flow::breaks).orElse(false);
    }
    return false;
  }

  private static boolean any(List<Statement> statements) {
    return statements.stream().anyMatch(Flow::breaks);
  }

  private static boolean isTrue(Expression condition) {
    return (condition instanceof Expression.Constant constant && constant.value() != 0)
        || (condition instanceof Expression.ConstantRead read && read.constant().value() != 0);
  }
}
