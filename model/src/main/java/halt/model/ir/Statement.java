package halt.model.ir;

import java.util.List;
import java.util.Optional;

/** What does something? Restricted Java's statements, structured as in the source. */
public sealed interface Statement {
  Position position();

  record Block(List<Statement> statements, Position position) implements Statement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** A declaration; definite assignment is javac's to check. */
  record Declare(Local local, Optional<Expression> initializer, Position position)
      implements Statement {}

  /** {@code local = value}; {@code x += e}, {@code x++} are lowered to this. */
  record Assign(Local local, Expression value, Position position) implements Statement {}

  /** An expression evaluated for its effect: a call, an access, an event. */
  record Evaluate(Expression expression, Position position) implements Statement {}

  record If(
      Expression condition, Statement whenTrue, Optional<Statement> whenFalse, Position position)
      implements Statement {}

  record While(Expression condition, Statement body, Position position) implements Statement {}

  record DoWhile(Statement body, Expression condition, Position position) implements Statement {}

  /** {@code initializers} are declarations or assignments; the updates are assignments. */
  record For(
      List<Statement> initializers,
      Expression condition,
      List<Statement> updates,
      Statement body,
      Position position)
      implements Statement {
    public For {
      initializers = List.copyOf(initializers);
      updates = List.copyOf(updates);
    }
  }

  /**
   * An arrow-form switch statement over an int: no case falls through.
   *
   * @param otherwise the default case
   */
  record Switch(
      Expression selector, List<Case> cases, Optional<Statement> otherwise, Position position)
      implements Statement {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /** One {@code case A, B -> body}; the labels are constants, named where the source names them. */
  record Case(List<Expression> labels, Statement body, Position position) {
    public Case {
      labels = List.copyOf(labels);
    }
  }

  record Return(Optional<Expression> value, Position position) implements Statement {}

  /** Leaves the innermost loop. */
  record Break(Position position) implements Statement {}

  /** Goes on with the innermost loop. */
  record Continue(Position position) implements Statement {}
}
