package halt.kernel.translate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What does something in C? */
public sealed interface CStatement {
  /** The expressions that stand in this statement, labels too; not those of its children. */
  List<CExpression> expressions();

  /** The statements right below this one, in the order in which they stand. */
  List<CStatement> children();

  record Block(List<CStatement> statements) implements CStatement {
    public Block {
      statements = List.copyOf(statements);
    }

    @Override
    public List<CExpression> expressions() {
      return List.of();
    }

    @Override
    public List<CStatement> children() {
      return statements;
    }
  }

  /** The next line stands for that line of the Java source. */
  record Line(int line, String file) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of();
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  /** What the Java source says about the next statement. */
  record Remark(CComment comment) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of();
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  record Declare(boolean constant, CType type, String name, Optional<CExpression> initializer)
      implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return initializer.map(List::of).orElse(List.of());
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  record Assign(String name, CExpression value) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of(value);
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  /** {@code name++} or {@code name--}. */
  record Step(String name, boolean up) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of();
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  record Evaluate(CExpression expression) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of(expression);
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  /**
   * A choice.
   *
   * @param whenFalse a block, or an {@code If} for {@code else if}
   */
  record If(CExpression condition, Block whenTrue, Optional<CStatement> whenFalse)
      implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<CStatement> children() {
      List<CStatement> children = new ArrayList<>(List.of(whenTrue));
      whenFalse.ifPresent(children::add);
      return children;
    }
  }

  record While(CExpression condition, Block body) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<CStatement> children() {
      return List.of(body);
    }
  }

  record DoWhile(Block body, CExpression condition) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<CStatement> children() {
      return List.of(body);
    }
  }

  /**
   * A counting loop.
   *
   * @param initializers one kind only: declarations of one type, or assignments
   */
  record For(
      List<CStatement> initializers, CExpression condition, List<CStatement> updates, Block body)
      implements CStatement {
    public For {
      initializers = List.copyOf(initializers);
      updates = List.copyOf(updates);
    }

    @Override
    public List<CExpression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<CStatement> children() {
      List<CStatement> children = new ArrayList<>(initializers);
      children.addAll(updates);
      children.add(body);
      return children;
    }
  }

  record Switch(CExpression selector, List<Case> cases, Optional<Case> otherwise)
      implements CStatement {
    public Switch {
      cases = List.copyOf(cases);
    }

    @Override
    public List<CExpression> expressions() {
      List<CExpression> expressions = new ArrayList<>(List.of(selector));
      cases.forEach(each -> expressions.addAll(each.labels()));
      return expressions;
    }

    @Override
    public List<CStatement> children() {
      List<CStatement> children = new ArrayList<>();
      cases.forEach(each -> children.addAll(each.body()));
      otherwise.ifPresent(each -> children.addAll(each.body()));
      return children;
    }
  }

  /**
   * One case.
   *
   * @param labels empty for the default
   * @param braces whether the body declares variables, so that it needs a scope
   * @param leave whether a {@code break} ends it
   */
  record Case(List<CExpression> labels, List<CStatement> body, boolean braces, boolean leave) {
    public Case {
      labels = List.copyOf(labels);
      body = List.copyOf(body);
    }
  }

  record Return(Optional<CExpression> value) implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return value.map(List::of).orElse(List.of());
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  record Break() implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of();
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }

  record Continue() implements CStatement {
    @Override
    public List<CExpression> expressions() {
      return List.of();
    }

    @Override
    public List<CStatement> children() {
      return List.of();
    }
  }
}
