package halt.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What does something? Restricted Java's statements, structured as in the source. */
public sealed interface Statement {
  Position position();

  /** The expressions that this statement evaluates itself; not those of its children. */
  List<Expression> expressions();

  /** The statements right below this one, in the order of the source. */
  List<Statement> children();

  /** Hands this statement to the method that is for its kind. */
  <R> R accept(Visitor<R> visitor);

  /** What to do with each kind of statement? Whoever must know them all implements this. */
  interface Visitor<R> {
    R visit(Block block);

    R visit(Declare declare);

    R visit(Assign assign);

    R visit(Evaluate evaluate);

    R visit(If choice);

    R visit(While loop);

    R visit(DoWhile loop);

    R visit(For loop);

    R visit(Switch choice);

    R visit(Return end);

    R visit(Break end);

    R visit(Continue next);
  }

  record Block(List<Statement> statements, Position position) implements Statement {
    public Block {
      statements = List.copyOf(statements);
    }

    @Override
    public List<Expression> expressions() {
      return List.of();
    }

    @Override
    public List<Statement> children() {
      return statements;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A declaration; definite assignment is javac's to check. */
  record Declare(Local local, Optional<Expression> initializer, Position position)
      implements Statement {
    @Override
    public List<Expression> expressions() {
      return initializer.map(List::of).orElse(List.of());
    }

    @Override
    public List<Statement> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code local = value}; {@code x += e}, {@code x++} are lowered to this. */
  record Assign(Local local, Expression value, Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of(value);
    }

    @Override
    public List<Statement> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An expression evaluated for its effect: a call, an access, an event. */
  record Evaluate(Expression expression, Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of(expression);
    }

    @Override
    public List<Statement> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record If(
      Expression condition, Statement whenTrue, Optional<Statement> whenFalse, Position position)
      implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<Statement> children() {
      return whenFalse.map(other -> List.of(whenTrue, other)).orElse(List.of(whenTrue));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record While(Expression condition, Statement body, Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<Statement> children() {
      return List.of(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DoWhile(Statement body, Expression condition, Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<Statement> children() {
      return List.of(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

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

    @Override
    public List<Expression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<Statement> children() {
      List<Statement> children = new ArrayList<>(initializers);
      children.addAll(updates);
      children.add(body);
      return children;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
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

    @Override
    public List<Expression> expressions() {
      return List.of(selector);
    }

    @Override
    public List<Statement> children() {
      List<Statement> children = new ArrayList<>();
      cases.forEach(branch -> children.add(branch.body()));
      otherwise.ifPresent(children::add);
      return children;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One {@code case A, B -> body}; the labels are constants, named where the source names them, and
   * so nothing that is evaluated.
   */
  record Case(List<Expression> labels, Statement body, Position position) {
    public Case {
      labels = List.copyOf(labels);
    }
  }

  record Return(Optional<Expression> value, Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return value.map(List::of).orElse(List.of());
    }

    @Override
    public List<Statement> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Leaves the innermost loop. */
  record Break(Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of();
    }

    @Override
    public List<Statement> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Goes on with the innermost loop. */
  record Continue(Position position) implements Statement {
    @Override
    public List<Expression> expressions() {
      return List.of();
    }

    @Override
    public List<Statement> children() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
