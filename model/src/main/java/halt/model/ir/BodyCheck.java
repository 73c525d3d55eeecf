package halt.model.ir;

import halt.model.ir.Complaint.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Is the body of one method well-formed? Follows control through the statements; each gives the
 * variables that have a value behind it. No loop need be gone round twice: what has a value before
 * it has one in it, however often.
 */
final class BodyCheck implements Statement.Visitor<Assigned> {
  private final IrMethod method;
  private final Consumer<Complaint> complaints;
  private final ExpressionCheck expressions;

  /** Every variable that has been met. */
  private final Set<Local> declared = new HashSet<>();

  /** Those whose declaration reaches here. */
  private final Set<Local> scope = new HashSet<>();

  private final Deque<Loop> loops = new ArrayDeque<>();

  /** Which variables have a value before the statement that is visited. */
  private Assigned before;

  /** How control leaves the body of a loop. */
  private static final class Loop {
    private Assigned breaks = Assigned.NEVER;
    private Assigned continues = Assigned.NEVER;
  }

  BodyCheck(IrProgram program, IrMethod method, Consumer<Complaint> complaints) {
    this.method = method;
    this.complaints = complaints;
    this.expressions = new ExpressionCheck(program, method, scope, complaints);
  }

  /** Checks the parameters, the body, and how it ends. */
  void check() {
    Assigned start = new Assigned(Set.of(), true);
    for (Local parameter : method.parameters()) {
      declare(parameter, method.position());
      if (parameter.type() == Type.VOID) {
        complain(Kind.TYPE, method.position(), "the parameter " + parameter + " is void");
      }
      start = start.with(parameter);
    }
    if (method.result() == Type.ARENA) {
      complain(Kind.TYPE, method.position(), "the result is the arena");
    }
    Assigned end = after(method.body(), start);
    if (end.reachable() && method.result() != Type.VOID) {
      complain(Kind.RESULT, method.position(), "the end is reached without a result");
    }
  }

  private void complain(Kind kind, Position position, String message) {
    complaints.accept(new Complaint(kind, position, message));
  }

  private Assigned after(Statement statement, Assigned start) {
    before = start;
    return statement.accept(this);
  }

  private Assigned after(List<Statement> statements, Assigned start) {
    Assigned now = start;
    for (Statement statement : statements) {
      now = after(statement, now);
    }
    return now;
  }

  /** A statement whose declarations end with it. */
  private Assigned inside(Statement statement, Assigned start) {
    Set<Local> outer = Set.copyOf(scope);
    Assigned end = after(statement, start);
    scope.retainAll(outer);
    return end;
  }

  private void declare(Local local, Position position) {
    scope.add(local);
    if (!declared.add(local)) {
      complain(Kind.DECLARATION, position, local + " is declared a second time");
    }
  }

  @Override
  public Assigned visit(Statement.Block block) {
    Assigned start = before;
    Set<Local> outer = Set.copyOf(scope);
    Assigned end = after(block.statements(), start);
    scope.retainAll(outer);
    return end;
  }

  @Override
  public Assigned visit(Statement.Declare declare) {
    Assigned start = before;
    Local local = declare.local();
    declare
        .initializer()
        .ifPresent(value -> expressions.check(value, local.type(), local.name(), start));
    if (local.type() == Type.VOID || local.type() == Type.ARENA) {
      complain(Kind.TYPE, declare.position(), "a variable that is " + local.type().source());
    }
    declare(local, declare.position());
    return declare.initializer().isPresent() ? start.with(local) : start;
  }

  @Override
  public Assigned visit(Statement.Assign assign) {
    Assigned start = before;
    Local local = assign.local();
    expressions.check(assign.value(), local.type(), local.name(), start);
    if (!scope.contains(local)) {
      complain(Kind.DECLARATION, assign.position(), local + " is not declared here");
    } else if (local.effectivelyFinal()) {
      complain(Kind.REASSIGNED, assign.position(), local + " is assigned only once");
    }
    return start.with(local);
  }

  @Override
  public Assigned visit(Statement.Evaluate evaluate) {
    expressions.check(evaluate.expression(), before);
    return before;
  }

  @Override
  public Assigned visit(Statement.If choice) {
    Assigned start = before;
    condition(choice.condition(), start);
    Assigned whenTrue = inside(choice.whenTrue(), when(choice.condition(), true, start));
    Assigned whenFalse = when(choice.condition(), false, start);
    return whenTrue.or(choice.whenFalse().map(other -> inside(other, whenFalse)).orElse(whenFalse));
  }

  private void condition(Expression condition, Assigned start) {
    expressions.check(condition, Type.BOOLEAN, "the condition", start);
  }

  /** Behind a condition that was found to be this. */
  private static Assigned when(Expression condition, boolean value, Assigned start) {
    return start.onlyIf(Condition.canBe(condition, value));
  }

  @Override
  public Assigned visit(Statement.While loop) {
    return loop(loop.condition(), loop.body(), List.of(), before);
  }

  /** A loop that asks first. */
  private Assigned loop(
      Expression condition, Statement body, List<Statement> updates, Assigned start) {
    condition(condition, start);
    Loop ends = new Loop();
    Assigned next = body(body, when(condition, true, start), ends);
    after(updates, next);
    return when(condition, false, start).or(ends.breaks);
  }

  /** The body of a loop; gives what is so when the loop goes on. */
  private Assigned body(Statement body, Assigned start, Loop ends) {
    loops.push(ends);
    Assigned end = inside(body, start);
    loops.pop();
    return end.or(ends.continues);
  }

  @Override
  public Assigned visit(Statement.DoWhile loop) {
    Loop ends = new Loop();
    Assigned next = body(loop.body(), before, ends);
    condition(loop.condition(), next);
    return when(loop.condition(), false, next).or(ends.breaks);
  }

  @Override
  public Assigned visit(Statement.For loop) {
    Assigned start = before;
    Set<Local> outer = Set.copyOf(scope);
    for (Statement each : loop.initializers()) {
      if (!(each instanceof Statement.Declare || each instanceof Statement.Assign)) {
        complain(Kind.HEAD, each.position(), "a for loop begins with another thing");
      }
    }
    for (Statement each : loop.updates()) {
      if (!(each instanceof Statement.Assign)) {
        complain(Kind.HEAD, each.position(), "a for loop goes on with another thing");
      }
    }
    Assigned entered = after(loop.initializers(), start);
    Assigned end = loop(loop.condition(), loop.body(), loop.updates(), entered);
    scope.retainAll(outer);
    return end;
  }

  @Override
  public Assigned visit(Statement.Switch choice) {
    Assigned start = before;
    expressions.check(choice.selector(), Type.INT, "the selector", start);
    Set<Long> labels = new HashSet<>();
    Assigned end = Assigned.NEVER;
    for (Statement.Case each : choice.cases()) {
      each.labels().forEach(label -> label(label, labels, start));
      end = end.or(inside(each.body(), start));
    }
    return end.or(choice.otherwise().map(body -> inside(body, start)).orElse(start));
  }

  private void label(Expression label, Set<Long> others, Assigned start) {
    expressions.check(label, start);
    OptionalLong value = ConstantFolding.value(label);
    if (value.isEmpty() || !label.type().isInt()) {
      complain(Kind.LABEL, label.position(), "a label that is no constant int");
    } else if (!others.add(value.getAsLong())) {
      complain(Kind.LABEL, label.position(), "a second label " + value.getAsLong());
    }
  }

  @Override
  public Assigned visit(Statement.Return end) {
    Assigned start = before;
    boolean wanted = method.result() != Type.VOID;
    if (end.value().isPresent() != wanted) {
      String given = end.value().isPresent() ? "with" : "without";
      complain(Kind.TYPE, end.position(), "a return " + given + " a result");
    }
    end.value()
        .ifPresent(
            value -> {
              if (wanted) {
                expressions.check(value, method.result(), "the result", start);
              } else {
                expressions.check(value, start);
              }
            });
    return Assigned.NEVER;
  }

  @Override
  public Assigned visit(Statement.Break end) {
    if (loops.isEmpty()) {
      complain(Kind.JUMP, end.position(), "a break outside a loop");
    } else {
      loops.peek().breaks = loops.peek().breaks.or(before);
    }
    return Assigned.NEVER;
  }

  @Override
  public Assigned visit(Statement.Continue next) {
    if (loops.isEmpty()) {
      complain(Kind.JUMP, next.position(), "a continue outside a loop");
    } else {
      loops.peek().continues = loops.peek().continues.or(before);
    }
    return Assigned.NEVER;
  }
}
