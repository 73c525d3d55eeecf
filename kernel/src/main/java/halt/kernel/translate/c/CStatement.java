package halt.kernel.translate.c;

import java.util.List;
import java.util.Optional;

/** What does something in C? */
public sealed interface CStatement {
  record Block(List<CStatement> statements) implements CStatement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** The next line stands for that line of the Java source. */
  record Line(int line, String file) implements CStatement {}

  /** What the Java source says about the next statement. */
  record Remark(CComment comment) implements CStatement {}

  record Declare(boolean constant, CType type, String name, Optional<CExpression> initializer)
      implements CStatement {}

  record Assign(String name, CExpression value) implements CStatement {}

  /** {@code name++} or {@code name--}. */
  record Step(String name, boolean up) implements CStatement {}

  record Evaluate(CExpression expression) implements CStatement {}

  /**
   * A choice.
   *
   * @param whenFalse a block, or an {@code If} for {@code else if}
   */
  record If(CExpression condition, Block whenTrue, Optional<CStatement> whenFalse)
      implements CStatement {}

  record While(CExpression condition, Block body) implements CStatement {}

  record DoWhile(Block body, CExpression condition) implements CStatement {}

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
  }

  record Switch(CExpression selector, List<Case> cases, Optional<Case> otherwise)
      implements CStatement {
    public Switch {
      cases = List.copyOf(cases);
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

  record Return(Optional<CExpression> value) implements CStatement {}

  record Break() implements CStatement {}

  record Continue() implements CStatement {}
}
