package halt.model.ir;

import halt.model.ir.Complaint.Kind;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Is an expression of one method well-formed, with all that is in it? */
final class ExpressionCheck implements Expression.Visitor<Void> {
  private final IrProgram program;
  private final boolean hasArena;
  private final Set<Local> scope;
  private final Consumer<Complaint> complaints;

  /** Which variables have a value where the expression is evaluated. */
  private Assigned now;

  /**
   * The check of a method's expressions.
   *
   * @param scope the variables whose declarations reach the expression; changed by the owner
   */
  ExpressionCheck(
      IrProgram program, IrMethod method, Set<Local> scope, Consumer<Complaint> complaints) {
    this.program = program;
    this.hasArena = method.parameters().stream().anyMatch(each -> each.type() == Type.ARENA);
    this.scope = scope;
    this.complaints = complaints;
  }

  /** Checks an expression that is evaluated where these variables have a value. */
  void check(Expression expression, Assigned before) {
    Assigned outer = now;
    now = before;
    expression.accept(this);
    now = outer;
  }

  /** Checks it, and that it has this type. */
  void check(Expression expression, Type wanted, String what, Assigned before) {
    check(expression, before);
    want(expression, wanted, what);
  }

  private void want(Expression expression, Type wanted, String what) {
    if (!fits(expression.type(), wanted)) {
      is(expression, wanted, what);
    }
  }

  /** What an operation gives is of this very type. */
  private void is(Expression expression, Type type, String what) {
    if (expression.type() != type) {
      complain(
          Kind.TYPE,
          expression,
          what + " is " + expression.type().source() + ", not " + type.source());
    }
  }

  /** A plain int may be taken for any, and any for a plain one, without being converted. */
  private static boolean fits(Type type, Type wanted) {
    return type == wanted || type.isInt() && wanted.isInt() && Roles.assignableInt(type, wanted);
  }

  private void complain(Kind kind, Expression at, String message) {
    complaints.accept(new Complaint(kind, at.position(), message));
  }

  private void operands(Expression expression) {
    expression.operands().forEach(operand -> check(operand, now));
  }

  /** Whether a type has this number. */
  static boolean isIn(Type type, long value) {
    return switch (type) {
      case BOOLEAN -> value == 0 || value == 1;
      case INT, PROCESS, CPU -> value == (int) value;
      case LONG, VALUE, REF, ATOM_REF, SIZE, OFFSET -> true;
      case VOID, ARENA -> false;
    };
  }

  @Override
  public Void visit(Expression.Constant constant) {
    if (!isIn(constant.type(), constant.value())) {
      complain(Kind.CONSTANT, constant, constant.value() + " is no " + constant.type().source());
    }
    return null;
  }

  @Override
  public Void visit(Expression.ConstantRead read) {
    IrConstant constant = read.constant();
    if (!program.has(constant)) {
      complain(
          Kind.CONSTANT,
          read,
          "the program has no constant " + constant.owner() + "." + constant.name() + " like this");
    }
    return null;
  }

  @Override
  public Void visit(Expression.LocalRead read) {
    if (!scope.contains(read.local())) {
      complain(Kind.DECLARATION, read, read.local() + " is not declared here");
    } else if (!now.has(read.local())) {
      complain(Kind.UNASSIGNED, read, read.local() + " may have no value yet");
    }
    return null;
  }

  @Override
  public Void visit(Expression.Unary unary) {
    operands(unary);
    Type operand = unary.operand().type();
    boolean fits =
        unary.operator() == UnaryOperator.NOT
            ? operand == Type.BOOLEAN
            : operand.isInt() || operand == Type.LONG;
    if (!fits) {
      complain(Kind.TYPE, unary, unary.operator().symbol() + " of " + operand.source());
    } else {
      is(unary, operand.plain(), unary.operator().symbol());
    }
    return null;
  }

  @Override
  public Void visit(Expression.Binary binary) {
    BinaryOperator operator = binary.operator();
    check(binary.left(), now);
    boolean rightIsEvaluated =
        switch (operator) {
          case AND -> Condition.canBe(binary.left(), true);
          case OR -> Condition.canBe(binary.left(), false);
          default -> true;
        };
    check(binary.right(), now.onlyIf(rightIsEvaluated));
    Type left = binary.left().type();
    Type right = binary.right().type();
    Optional<Type> type = type(operator, left, right);
    if (type.isPresent()) {
      is(binary, type.get(), operator.symbol());
    } else {
      complain(
          left.isWord() && right.isWord() || left.isRole() && right.isRole()
              ? Kind.ROLE
              : Kind.TYPE,
          binary,
          left.source() + " " + operator.symbol() + " " + right.source());
    }
    if (operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER) {
      OptionalLong divisor = ConstantFolding.value(binary.right());
      if (divisor.isEmpty() || divisor.getAsLong() == 0) {
        complain(Kind.DIVISOR, binary.right(), "the divisor is zero or no constant");
      }
    }
    return null;
  }

  /** What an operation gives, if the operands may meet in it. */
  private static Optional<Type> type(BinaryOperator operator, Type left, Type right) {
    if (left == Type.BOOLEAN && right == Type.BOOLEAN) {
      return switch (operator) {
        case BIT_AND, BIT_OR, BIT_XOR, EQUAL, NOT_EQUAL, AND, OR -> Optional.of(Type.BOOLEAN);
        default -> Optional.empty();
      };
    }
    if (operator.isShift()) {
      return Roles.shift(left, right);
    }
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      return Optional.empty();
    }
    if (left.isInt() && right.isInt()) {
      if (!operator.isComparison()) {
        return Optional.of(Type.INT);
      }
      return Roles.assignableInt(left, right) ? Optional.of(Type.BOOLEAN) : Optional.empty();
    }
    return left.isWord() && right.isWord() ? Roles.binary(operator, left, right) : Optional.empty();
  }

  @Override
  public Void visit(Expression.Conditional choice) {
    Expression condition = choice.condition();
    check(condition, Type.BOOLEAN, "the condition", now);
    Assigned whenTrue = now.onlyIf(Condition.canBe(condition, true));
    check(choice.whenTrue(), choice.type(), "the choice", whenTrue);
    Assigned whenFalse = now.onlyIf(Condition.canBe(condition, false));
    check(choice.whenFalse(), choice.type(), "the choice", whenFalse);
    return null;
  }

  @Override
  public Void visit(Expression.Convert convert) {
    operands(convert);
    if (!isNumber(convert.operand().type()) || !isNumber(convert.type())) {
      complain(
          Kind.TYPE,
          convert,
          convert.operand().type().source() + " cannot become " + convert.type().source());
    }
    return null;
  }

  private static boolean isNumber(Type type) {
    return type.isInt() || type.isWord();
  }

  @Override
  public Void visit(Expression.Call call) {
    operands(call);
    Optional<IrMethod> callee = program.find(call.callee());
    if (callee.isEmpty()) {
      complain(Kind.CALL, call, "the program has no method " + call.callee());
      return null;
    }
    List<Type> wanted = callee.get().parameters().stream().map(Local::type).toList();
    arguments(call, wanted);
    if (call.type() != callee.get().result()) {
      complain(
          Kind.CALL,
          call,
          call.callee()
              + " gives "
              + callee.get().result().source()
              + ", not "
              + call.type().source());
    }
    return null;
  }

  private void arguments(Expression call, List<Type> wanted) {
    List<Type> given = call.operands().stream().map(Expression::type).toList();
    boolean fit = given.size() == wanted.size();
    for (int i = 0; fit && i < given.size(); i++) {
      fit = fits(given.get(i), wanted.get(i));
    }
    if (!fit) {
      complain(Kind.CALL, call, "the arguments are " + list(given) + ", not " + list(wanted));
    }
  }

  private static String list(List<Type> types) {
    return types.stream().map(Type::source).toList().toString();
  }

  @Override
  public Void visit(Expression.ArenaAccess access) {
    operands(access);
    ArenaOperation operation = access.operation();
    needArena(access, operation.method());
    List<Expression> arguments = access.arguments();
    if (arguments.size() != operation.arguments()) {
      complain(
          Kind.CALL,
          access,
          operation.method() + " takes " + operation.arguments() + ", not " + arguments.size());
      return null;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (i == 0) {
        want(arguments.get(i), Type.OFFSET, "the place");
      } else if (!arguments.get(i).type().isWord()) {
        want(arguments.get(i), Type.LONG, "the word");
      }
    }
    boolean anyRole = operation.result() == Type.LONG && access.type().isWord();
    if (!anyRole) {
      is(access, operation.result(), operation.method());
    }
    return null;
  }

  @Override
  public Void visit(Expression.PlatformCall call) {
    operands(call);
    if (call.operation() != PlatformOperation.ON_SPIN_WAIT) {
      needArena(call, call.operation().method());
    }
    arguments(call, call.operation().parameters());
    return null;
  }

  private void needArena(Expression at, String what) {
    if (!hasArena) {
      complain(Kind.ARENA, at, what + " in a method that is not given the arena");
    }
  }
}
