package halt.model.lift;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import halt.model.ir.Expression;
import halt.model.ir.Local;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/** What does a statement do? Reads the body of one method. */
final class StatementReader {
  private enum Around {
    LOOP,
    SWITCH
  }

  private final SourceUnit unit;
  private final Breaches breaches;
  private final TypeReader types;
  private final ExpressionReader expressions;
  private final AssignmentReader assignments;
  private final Map<Element, Local> locals;
  private final Set<Element> reassigned;
  private final Set<Tree> withoutType;
  private final Type result;
  private final Deque<Around> around = new ArrayDeque<>();

  /**
   * A reader of one body.
   *
   * @param locals the parameters; declarations are added
   * @param reassigned the variables that are assigned outside their declaration
   * @param withoutType the variables declared by {@code var}
   * @param result the method's result
   */
  StatementReader(
      SourceUnit unit,
      Breaches breaches,
      Typing typing,
      ExpressionReader expressions,
      Map<Element, Local> locals,
      Set<Element> reassigned,
      Set<Tree> withoutType,
      Type result) {
    this.unit = unit;
    this.breaches = breaches;
    this.types = new TypeReader(unit, breaches);
    this.expressions = expressions;
    this.assignments = new AssignmentReader(unit, breaches, typing, expressions, locals);
    this.locals = locals;
    this.reassigned = reassigned;
    this.withoutType = withoutType;
    this.result = result;
  }

  Statement.Block block(BlockTree tree) {
    return new Statement.Block(all(tree.getStatements()), unit.start(tree));
  }

  private List<Statement> all(List<? extends StatementTree> trees) {
    List<Statement> statements = new ArrayList<>();
    for (StatementTree tree : trees) {
      statements.add(read(tree));
    }
    return statements;
  }

  private Statement read(StatementTree tree) {
    Position position = unit.start(tree);
    if (tree instanceof BlockTree block) {
      return block(block);
    }
    if (tree instanceof VariableTree variable) {
      return declaration(variable);
    }
    if (tree instanceof ExpressionStatementTree statement) {
      return assignments.read(statement.getExpression(), position);
    }
    if (tree instanceof IfTree choice) {
      Expression condition = expressions.read(choice.getCondition());
      Statement whenTrue = read(choice.getThenStatement());
      Optional<Statement> whenFalse =
          Optional.ofNullable(choice.getElseStatement()).map(this::read);
      return new Statement.If(condition, whenTrue, whenFalse, position);
    }
    if (tree instanceof WhileLoopTree loop) {
      Expression condition = expressions.read(loop.getCondition());
      return new Statement.While(condition, inside(Around.LOOP, loop.getStatement()), position);
    }
    if (tree instanceof DoWhileLoopTree loop) {
      Statement body = inside(Around.LOOP, loop.getStatement());
      return new Statement.DoWhile(body, expressions.read(loop.getCondition()), position);
    }
    if (tree instanceof ForLoopTree loop) {
      return forLoop(loop, position);
    }
    if (tree instanceof SwitchTree choice) {
      return switchStatement(choice, position);
    }
    if (tree instanceof ReturnTree end) {
      return new Statement.Return(
          Optional.ofNullable(end.getExpression()).map(this::result), position);
    }
    if (tree instanceof BreakTree leave) {
      if (leave.getLabel() != null) {
        return refused(Rule.HR014, tree, "break with a label");
      }
      if (around.peek() == Around.SWITCH) {
        return refused(
            Rule.HR014,
            tree,
            "this break leaves only the switch",
            "end the case without it, or leave the loop by a variable or a return");
      }
      return new Statement.Break(position);
    }
    if (tree instanceof ContinueTree next) {
      return next.getLabel() == null
          ? new Statement.Continue(position)
          : refused(Rule.HR014, tree, "continue with a label");
    }
    return tree.getKind() == Tree.Kind.EMPTY_STATEMENT
        ? new Statement.Block(List.of(), position)
        : unrestricted(tree);
  }

  private Expression result(ExpressionTree tree) {
    // That the arena is returned has been said where the method declares it.
    return result == Type.ARENA ? expressions.readAny(tree) : expressions.read(tree, result);
  }

  /** Reports what restricted Java does not have, and reads what is inside it for more breaches. */
  private Statement unrestricted(StatementTree tree) {
    if (tree instanceof ThrowTree raise) {
      Statement refused = refused(Rule.HR004, tree, "an exception is thrown");
      expressions.read(raise.getExpression());
      return refused;
    }
    if (tree instanceof TryTree attempt) {
      Statement refused = refused(Rule.HR004, tree, "a try statement");
      attempt.getResources().forEach(this::resource);
      block(attempt.getBlock());
      attempt.getCatches().forEach(handler -> block(handler.getBlock()));
      Optional.ofNullable(attempt.getFinallyBlock()).ifPresent(this::block);
      return refused;
    }
    if (tree instanceof AssertTree) {
      return refused(
          Rule.HR004,
          tree,
          "an assertion throws an error",
          "let the scenario's check return false, or return a value that says what went wrong");
    }
    if (tree instanceof EnhancedForLoopTree loop) {
      Statement refused = refused(Rule.HR014, tree, "a for loop over elements");
      expressions.read(loop.getExpression());
      inside(Around.LOOP, loop.getStatement());
      return refused;
    }
    if (tree instanceof LabeledStatementTree labeled) {
      Statement refused = refused(Rule.HR014, tree, "a label");
      read(labeled.getStatement());
      return refused;
    }
    if (tree instanceof SynchronizedTree lock) {
      Statement refused =
          refused(
              Rule.HR014,
              tree,
              "a synchronized statement",
              "order the accesses by the access modes of Arena");
      block(lock.getBlock());
      return refused;
    }
    return tree.getKind() == Tree.Kind.CLASS || tree.getKind().name().endsWith("INTERFACE")
        ? refused(Rule.HR005, tree, "a class inside a method")
        : refused(Rule.HR014, tree, "this statement has no counterpart in restricted Java");
  }

  private void resource(Tree resource) {
    if (resource instanceof VariableTree variable) {
      Optional.ofNullable(variable.getInitializer()).ifPresent(expressions::read);
    }
  }

  private Statement inside(Around what, StatementTree body) {
    around.push(what);
    Statement statement = read(body);
    around.pop();
    return statement;
  }

  private Statement declaration(VariableTree tree) {
    Position position = unit.name(tree);
    if (withoutType.contains(tree)) {
      breaches.report(Rule.HR017, position, "the type of " + tree.getName() + " is not written");
      Optional.ofNullable(tree.getInitializer()).ifPresent(expressions::read);
      return new Statement.Block(List.of(), position);
    }
    Type type = types.read(tree.getModifiers(), tree.getType());
    boolean refused = types.wasRefused();
    if (type == Type.ARENA) {
      breaches.report(Rule.HR016, position, "a local variable for the arena");
      refused = true;
    }
    // Of a refused type nothing more can be said than what its initializer breaks.
    Optional<Expression> initializer =
        refused
            ? Optional.ofNullable(tree.getInitializer()).map(expressions::readAny)
            : Optional.ofNullable(tree.getInitializer()).map(v -> expressions.read(v, type));
    Element element = unit.element(tree);
    Local local = new Local(tree.getName().toString(), type, !reassigned.contains(element));
    if (!refused) {
      locals.put(element, local);
    }
    return new Statement.Declare(local, initializer, position);
  }

  private Statement forLoop(ForLoopTree loop, Position position) {
    List<Statement> initializers = new ArrayList<>();
    for (StatementTree tree : loop.getInitializer()) {
      initializers.add(onlyAssigning(tree));
    }
    Expression condition =
        loop.getCondition() == null
            ? new Expression.Constant(Type.BOOLEAN, 1, position)
            : expressions.read(loop.getCondition());
    List<Statement> updates = new ArrayList<>();
    for (StatementTree tree : loop.getUpdate()) {
      updates.add(onlyAssigning(tree));
    }
    Statement body = inside(Around.LOOP, loop.getStatement());
    return new Statement.For(initializers, condition, updates, body, position);
  }

  private Statement onlyAssigning(StatementTree tree) {
    if (tree instanceof ExpressionStatementTree statement
        && statement.getExpression() instanceof MethodInvocationTree) {
      breaches.report(
          Rule.HR014,
          unit.start(tree),
          "a call in the head of a for loop",
          "move the call into the body, or use while");
    }
    return read(tree);
  }

  private Statement switchStatement(SwitchTree tree, Position position) {
    Expression selector = expressions.read(tree.getExpression());
    List<Statement.Case> cases = new ArrayList<>();
    Optional<Statement> otherwise = Optional.empty();
    for (CaseTree one : tree.getCases()) {
      if (one.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
        refused(
            Rule.HR014, one, "a case that falls through", "write case ... -> with one statement");
        around.push(Around.SWITCH);
        one.getStatements().stream().filter(s -> !(s instanceof BreakTree)).forEach(this::read);
        around.pop();
        continue;
      }
      List<Expression> labels = new ArrayList<>();
      one.getExpressions().forEach(label -> labels.add(expressions.read(label)));
      Statement body = inside(Around.SWITCH, (StatementTree) one.getBody());
      if (labels.isEmpty()) {
        otherwise = Optional.of(body);
      } else {
        cases.add(new Statement.Case(labels, body, unit.start(one)));
      }
    }
    return new Statement.Switch(selector, cases, otherwise, position);
  }

  private Statement refused(Rule rule, Tree tree, String message) {
    return refused(rule, tree, message, rule.fix());
  }

  private Statement refused(Rule rule, Tree tree, String message, String fix) {
    Position position = unit.start(tree);
    breaches.report(rule, position, message, fix);
    return new Statement.Block(List.of(), position);
  }
}
