package halt.kernel.translate;

import halt.kernel.translate.c.CComment;
import halt.kernel.translate.c.CExpression;
import halt.kernel.translate.c.CStatement;
import halt.kernel.translate.c.CType;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.IrMethod;
import halt.model.ir.IrWalk;
import halt.model.ir.Local;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which C statements do what a method's body does? Structure and order are kept. */
final class MethodTranslator {
  private final IrMethod method;
  private final Translator.Options options;
  private final Map<Local, String> names;
  private final Set<Local> read = new HashSet<>();
  private final SortedMap<Integer, String> comments;
  private final ExpressionTranslator expressions;
  private final Translation translation = new Translation();

  MethodTranslator(IrMethod method, Names names, Ranges ranges, Translator.Options options) {
    this.method = method;
    this.options = options;
    this.names = names.locals(method);
    this.comments = new TreeMap<>(method.comments());
    Optional<Local> arena =
        method.parameters().stream().filter(local -> local.type() == Type.ARENA).findFirst();
    this.expressions = new ExpressionTranslator(this.names, ranges.in(method), arena);
    IrWalk.expressions(
        method.body(),
        expression -> {
          if (expression instanceof Expression.LocalRead use) {
            read.add(use.local());
          } else if (isArenaUse(expression)) {
            arena.ifPresent(read::add);
          }
        });
  }

  private static boolean isArenaUse(Expression expression) {
    return expression instanceof Expression.ArenaAccess
        || (expression instanceof Expression.PlatformCall call
            && call.operation() != PlatformOperation.ON_SPIN_WAIT);
  }

  /** The method's body; parameters that it does not use are said to be unused. */
  CStatement.Block body() {
    List<CStatement> statements = new ArrayList<>();
    for (Local parameter : method.parameters()) {
      if (!read.contains(parameter)) {
        statements.add(unused(parameter));
      }
    }
    statements.addAll(block(method.body()).statements());
    return new CStatement.Block(statements);
  }

  String name(Local local) {
    return names.get(local);
  }

  private CStatement unused(Local local) {
    return new CStatement.Evaluate(
        new CExpression.Cast(CType.VOID, new CExpression.Variable(names.get(local))));
  }

  private CStatement.Block block(Statement statement) {
    List<Statement> inner =
        statement instanceof Statement.Block block ? block.statements() : List.of(statement);
    List<CStatement> translated = new ArrayList<>();
    for (Statement each : inner) {
      remark(each.position()).ifPresent(translated::add);
      line(each.position()).ifPresent(translated::add);
      translated.add(statement(each));
      if (each instanceof Statement.Declare declare && !read.contains(declare.local())) {
        translated.add(unused(declare.local()));
      }
    }
    return new CStatement.Block(translated);
  }

  /** The comment above a line of the source, once. */
  private Optional<CStatement> remark(Position position) {
    return Optional.ofNullable(comments.remove(position.line()))
        .map(text -> new CStatement.Remark(CComment.of(text)));
  }

  /** The place in the Java source, if the options ask for it. */
  Optional<CStatement.Line> line(Position position) {
    return options.lineDirectives()
        ? Optional.of(new CStatement.Line(position.line(), Documentation.file(position, true)))
        : Optional.empty();
  }

  /** A block whose closing brace is followed, on its line, by what stands at this place. */
  private CStatement.Block before(Optional<Position> next, CStatement.Block block) {
    List<CStatement> statements = new ArrayList<>(block.statements());
    next.flatMap(this::line).ifPresent(statements::add);
    return new CStatement.Block(statements);
  }

  private CStatement statement(Statement statement) {
    return statement.accept(translation);
  }

  /** What each kind of statement becomes. */
  private final class Translation implements Statement.Visitor<CStatement> {
    @Override
    public CStatement visit(Statement.Block block) {
      return block(block);
    }

    @Override
    public CStatement visit(Statement.Declare declare) {
      return declare(declare, declare.local().effectivelyFinal());
    }

    @Override
    public CStatement visit(Statement.Assign assign) {
      return assign(assign);
    }

    @Override
    public CStatement visit(Statement.Evaluate evaluate) {
      CExpression call = expressions.translate(evaluate.expression());
      boolean result = evaluate.expression().type() != Type.VOID;
      return new CStatement.Evaluate(result ? new CExpression.Cast(CType.VOID, call) : call);
    }

    @Override
    public CStatement visit(Statement.If choice) {
      Optional<Position> elseIf =
          choice.whenFalse().filter(Statement.If.class::isInstance).map(Statement::position);
      return new CStatement.If(
          expressions.translate(choice.condition()),
          before(elseIf, block(choice.whenTrue())),
          choice.whenFalse().map(MethodTranslator.this::otherwise));
    }

    @Override
    public CStatement visit(Statement.While loop) {
      return new CStatement.While(expressions.translate(loop.condition()), block(loop.body()));
    }

    @Override
    public CStatement visit(Statement.DoWhile loop) {
      Position condition = loop.condition().position();
      return new CStatement.DoWhile(
          before(Optional.of(condition), block(loop.body())),
          expressions.translate(loop.condition()));
    }

    @Override
    public CStatement visit(Statement.For loop) {
      return loop(loop);
    }

    @Override
    public CStatement visit(Statement.Switch choice) {
      return choice(choice);
    }

    @Override
    public CStatement visit(Statement.Return end) {
      return new CStatement.Return(end.value().map(expressions::translate));
    }

    @Override
    public CStatement visit(Statement.Break end) {
      return new CStatement.Break();
    }

    @Override
    public CStatement visit(Statement.Continue next) {
      return new CStatement.Continue();
    }
  }

  private CStatement otherwise(Statement statement) {
    return statement instanceof Statement.If next ? statement(next) : block(statement);
  }

  private CStatement.Declare declare(Statement.Declare declare, boolean constant) {
    Local local = declare.local();
    Optional<Expression> initializer = declare.initializer();
    return new CStatement.Declare(
        constant && initializer.isPresent(),
        Names.type(local.type()),
        names.get(local),
        initializer.map(expressions::translate));
  }

  private CStatement.Assign assign(Statement.Assign assign) {
    String name = names.get(assign.local());
    if (name == null) {
      throw new TranslationException(
          assign.local() + " is declared nowhere in this method", assign.position());
    }
    return new CStatement.Assign(name, expressions.translate(assign.value()));
  }

  private CStatement.For loop(Statement.For loop) {
    boolean one = loop.initializers().size() == 1;
    List<CStatement> initializers = new ArrayList<>();
    for (Statement initializer : loop.initializers()) {
      initializers.add(
          initializer instanceof Statement.Declare declare
              ? declare(declare, one && declare.local().effectivelyFinal())
              : assign((Statement.Assign) initializer));
    }
    List<CStatement> updates = new ArrayList<>();
    for (Statement update : loop.updates()) {
      Statement.Assign assign = (Statement.Assign) update;
      int step = loop.updates().size() == 1 ? safeStep(loop, assign) : 0;
      updates.add(
          step == 0 ? assign(assign) : new CStatement.Step(names.get(assign.local()), step > 0));
    }
    return new CStatement.For(
        initializers, expressions.translate(loop.condition()), updates, block(loop.body()));
  }

  /**
   * 1 or -1 if the update counts a variable up or down and cannot leave its type, else 0. It cannot
   * if the condition bounds the variable by another number of its type ({@code i < n}, {@code i >
   * n}) and the body leaves the variable alone: then the bound still holds at the update.
   */
  private static int safeStep(Statement.For loop, Statement.Assign update) {
    if (!(update.value() instanceof Expression.Binary sum)
        || !isRead(sum.left(), update.local())
        || !isOne(sum.right())
        || assigns(loop.body(), update.local())) {
      return 0;
    }
    if (sum.operator() == BinaryOperator.ADD
        && bounds(loop.condition(), update.local(), BinaryOperator.LESS)) {
      return 1;
    }
    boolean down =
        sum.operator() == BinaryOperator.SUBTRACT
            && bounds(loop.condition(), update.local(), BinaryOperator.GREATER);
    return down ? -1 : 0;
  }

  private static boolean bounds(Expression condition, Local local, BinaryOperator operator) {
    if (!(condition instanceof Expression.Binary binary)) {
      return false;
    }
    if (binary.operator() == BinaryOperator.AND) {
      return bounds(binary.left(), local, operator) || bounds(binary.right(), local, operator);
    }
    boolean strict = binary.operator() == operator && isRead(binary.left(), local);
    boolean downToZero =
        operator == BinaryOperator.GREATER
            && binary.operator() == BinaryOperator.GREATER_EQUAL
            && isRead(binary.left(), local)
            && binary.right() instanceof Expression.Constant constant
            && constant.value() == 0;
    return strict || downToZero;
  }

  private static boolean isRead(Expression expression, Local local) {
    return expression instanceof Expression.LocalRead use && use.local() == local;
  }

  private static boolean isOne(Expression expression) {
    if (expression instanceof Expression.Convert convert) {
      return isOne(convert.operand());
    }
    return expression instanceof Expression.Constant constant && constant.value() == 1;
  }

  private static boolean assigns(Statement statement, Local local) {
    AtomicBoolean found = new AtomicBoolean();
    IrWalk.statements(
        statement,
        inner -> {
          if (inner instanceof Statement.Assign assign && assign.local() == local) {
            found.set(true);
          }
        });
    return found.get();
  }

  private CStatement.Switch choice(Statement.Switch choice) {
    List<CStatement.Case> cases = new ArrayList<>();
    for (Statement.Case branch : choice.cases()) {
      cases.add(
          branch(branch.labels().stream().map(expressions::translate).toList(), branch.body()));
    }
    return new CStatement.Switch(
        expressions.translate(choice.selector()),
        cases,
        choice.otherwise().map(body -> branch(List.of(), body)));
  }

  private CStatement.Case branch(List<CExpression> labels, Statement body) {
    refuseBreaks(body);
    List<CStatement> statements = new ArrayList<>();
    remark(body.position()).ifPresent(statements::add);
    statements.addAll(block(body).statements());
    boolean declares = statements.stream().anyMatch(inner -> inner instanceof CStatement.Declare);
    return new CStatement.Case(labels, statements, declares, Flow.completes(body));
  }

  /** In C a break inside a switch leaves the switch, and the IR's break leaves the loop. */
  private static void refuseBreaks(Statement statement) {
    if (Flow.breaks(statement)) {
      throw new TranslationException(
          "a break out of a loop stands inside a switch, where C's break means another thing",
          statement.position());
    }
  }
}
