package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.Statement;

/** Where can control go after a statement? After Java's rules for reachable code. */
final class Flow {
  private Flow() {}

  /** Whether control can reach what follows the statement. */
  static boolean completes(Statement statement) {
    return statement.accept(new Completes());
  }

  private static final class Completes implements Statement.Visitor<Boolean> {
    private static boolean leaves(Expression condition, Statement body) {
      return !isTrue(condition) || breaks(body);
    }

    @Override
    public Boolean visit(Statement.Block block) {
      return block.statements().stream().allMatch(Flow::completes);
    }

    @Override
    public Boolean visit(Statement.Declare declare) {
      return true;
    }

    @Override
    public Boolean visit(Statement.Assign assign) {
      return true;
    }

    @Override
    public Boolean visit(Statement.Evaluate evaluate) {
      return true;
    }

    @Override
    public Boolean visit(Statement.If choice) {
      return choice.whenFalse().isEmpty() || anyCompletes(choice);
    }

    @Override
    public Boolean visit(Statement.While loop) {
      return leaves(loop.condition(), loop.body());
    }

    @Override
    public Boolean visit(Statement.DoWhile loop) {
      return leaves(loop.condition(), loop.body());
    }

    @Override
    public Boolean visit(Statement.For loop) {
      return leaves(loop.condition(), loop.body());
    }

    @Override
    public Boolean visit(Statement.Switch choice) {
      return choice.otherwise().isEmpty() || anyCompletes(choice);
    }

    private static boolean anyCompletes(Statement choice) {
      return choice.children().stream().anyMatch(Flow::completes);
    }

    @Override
    public Boolean visit(Statement.Return end) {
      return false;
    }

    @Override
    public Boolean visit(Statement.Break end) {
      return false;
    }

    @Override
    public Boolean visit(Statement.Continue next) {
      return false;
    }
  }

  /** Whether a break inside the statement leaves a loop around it. */
  static boolean breaks(Statement statement) {
    boolean loop =
        statement instanceof Statement.While
            || statement instanceof Statement.DoWhile
            || statement instanceof Statement.For;
    return statement instanceof Statement.Break
        || !loop && statement.children().stream().anyMatch(Flow::breaks);
  }

  private static boolean isTrue(Expression condition) {
    return (condition instanceof Expression.Constant constant && constant.value() != 0)
        || (condition instanceof Expression.ConstantRead read && read.constant().value() != 0);
  }
}
