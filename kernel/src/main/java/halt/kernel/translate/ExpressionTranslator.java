package halt.kernel.translate;

import halt.kernel.translate.c.CExpression;
import halt.kernel.translate.c.CExpression.CBinary;
import halt.kernel.translate.c.CExpression.CUnary;
import halt.kernel.translate.c.CHeader;
import halt.kernel.translate.c.CSymbol;
import halt.kernel.translate.c.CType;
import halt.model.ir.Expression;
import halt.model.ir.Expression.Binary;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Local;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/**
 * Which C expression has the value of a Java expression, for all values of its variables?
 *
 * <p>Where C's operator agrees with Java's it is used; where it might be undefined or left to the
 * implementation, a helper of {@code halt/word.h} takes its place, unless {@link Range} shows that
 * the operands cannot reach such a case. A Java {@code int} that Java widens to {@code long} is
 * left to C to widen, which keeps the value; a cast appears only where no operand is wide.
 */
final class ExpressionTranslator {
  private final Map<Local, String> names;
  private final Range.Known known;
  private final Optional<Local> arena;
  private final Translation translation = new Translation();

  /**
   * A translator for the expressions of one method.
   *
   * @param names the C names of its variables
   * @param known which variables and methods give fewer numbers than their types have
   * @param arena the method's parameter that names the arena
   */
  ExpressionTranslator(Map<Local, String> names, Range.Known known, Optional<Local> arena) {
    this.names = names;
    this.known = known;
    this.arena = arena;
  }

  /** The expression where its value is passed, stored, returned or tested. */
  CExpression translate(Expression expression) {
    return typed(expression).tree;
  }

  private Range range(Expression expression) {
    return Range.of(expression, known);
  }

  /**
   * An expression with its width in C.
   *
   * @param wide whether C computes it in 64 bits; if not, its value is that of Java nevertheless
   */
  private record Typed(CExpression tree, boolean wide) {
    /** As a 64-bit expression. */
    Typed widened() {
      if (wide) {
        return this;
      }
      return new Typed(
          tree instanceof CExpression.Number number
              ? new CExpression.Number(number.value(), CType.LONG)
              : new CExpression.Cast(CType.LONG, tree),
          true);
    }
  }

  private Typed typed(Expression expression) {
    return expression.accept(translation);
  }

  /** What each kind of expression becomes. */
  private final class Translation implements Expression.Visitor<Typed> {
    @Override
    public Typed visit(Expression.Constant constant) {
      return constant(constant);
    }

    @Override
    public Typed visit(Expression.ConstantRead read) {
      CSymbol symbol = Names.symbol(read.constant());
      return new Typed(new CExpression.Named(symbol), read.type().isWord());
    }

    @Override
    public Typed visit(Expression.LocalRead read) {
      return new Typed(variable(read.local(), read.position()), read.type().isWord());
    }

    @Override
    public Typed visit(Expression.Unary unary) {
      return unary(unary);
    }

    @Override
    public Typed visit(Binary binary) {
      return binary(binary);
    }

    @Override
    public Typed visit(Expression.Conditional choice) {
      Typed whenTrue = typed(choice.whenTrue());
      Typed whenFalse = typed(choice.whenFalse());
      return new Typed(
          new CExpression.Conditional(translate(choice.condition()), whenTrue.tree, whenFalse.tree),
          whenTrue.wide || whenFalse.wide);
    }

    @Override
    public Typed visit(Expression.Convert convert) {
      return convert(convert);
    }

    @Override
    public Typed visit(Expression.Call call) {
      return called(Names.symbol(call.callee()), false, call);
    }

    @Override
    public Typed visit(Expression.ArenaAccess access) {
      return called(Names.symbol(access.operation()), true, access);
    }

    @Override
    public Typed visit(Expression.PlatformCall call) {
      boolean arena = call.operation() != PlatformOperation.ON_SPIN_WAIT;
      return called(Names.symbol(call.operation()), arena, call);
    }
  }

  private static Typed constant(Expression.Constant constant) {
    long value = constant.value();
    if (constant.type() == Type.BOOLEAN) {
      return new Typed(new CExpression.Truth(value != 0), false);
    }
    boolean wide = value != (int) value;
    return new Typed(new CExpression.Number(value, wide ? CType.LONG : CType.INT), wide);
  }

  private CExpression.Variable variable(Local local, Position position) {
    String name = names.get(local);
    if (name == null) {
      throw new TranslationException(local + " is declared nowhere in this method", position);
    }
    return new CExpression.Variable(name);
  }

  private Typed unary(Expression.Unary unary) {
    Typed operand = typed(unary.operand());
    Typed sized = unary.type().isWord() ? operand.widened() : operand;
    return switch (unary.operator()) {
      case NOT -> new Typed(new CExpression.Unary(CUnary.NOT, operand.tree), false);
      case COMPLEMENT ->
          new Typed(new CExpression.Unary(CUnary.COMPLEMENT, sized.tree), sized.wide);
      case NEGATE ->
          Range.staysInside(
                  unary.type(), Math::subtractExact, new Range(0, 0), range(unary.operand()))
              ? new Typed(new CExpression.Unary(CUnary.NEGATE, sized.tree), sized.wide)
              : helper("neg", unary.type(), operand);
    };
  }

  private Typed binary(Binary binary) {
    return switch (binary.operator()) {
      case ADD -> arithmetic(binary, CBinary.ADD, Math::addExact, "add");
      case SUBTRACT -> arithmetic(binary, CBinary.SUBTRACT, Math::subtractExact, "sub");
      case MULTIPLY -> arithmetic(binary, CBinary.MULTIPLY, Math::multiplyExact, "mul");
      case DIVIDE -> division(binary, CBinary.DIVIDE, "div");
      case REMAINDER -> division(binary, CBinary.REMAINDER, "rem");
      case SHIFT_LEFT -> shift(binary, CBinary.SHIFT_LEFT, "shl");
      case SHIFT_RIGHT -> shift(binary, CBinary.SHIFT_RIGHT, "shr");
      case SHIFT_RIGHT_UNSIGNED -> shift(binary, CBinary.SHIFT_RIGHT, "ushr");
      case BIT_AND -> bits(binary, CBinary.BIT_AND, CBinary.AND);
      case BIT_OR -> bits(binary, CBinary.BIT_OR, CBinary.OR);
      case BIT_XOR -> bits(binary, CBinary.BIT_XOR, CBinary.NOT_EQUAL);
      case EQUAL -> truth(binary, CBinary.EQUAL);
      case NOT_EQUAL -> truth(binary, CBinary.NOT_EQUAL);
      case LESS -> truth(binary, CBinary.LESS);
      case LESS_EQUAL -> truth(binary, CBinary.LESS_EQUAL);
      case GREATER -> truth(binary, CBinary.GREATER);
      case GREATER_EQUAL -> truth(binary, CBinary.GREATER_EQUAL);
      case AND -> truth(binary, CBinary.AND);
      case OR -> truth(binary, CBinary.OR);
    };
  }

  private Typed arithmetic(
      Binary binary, CBinary operator, LongBinaryOperator exact, String helper) {
    return Range.staysInside(binary.type(), exact, range(binary.left()), range(binary.right()))
        ? plain(binary, operator)
        : helper(helper, binary.type(), typed(binary.left()), typed(binary.right()));
  }

  /** C and Java both round towards zero; they differ for the least number by -1 only. */
  private Typed division(Binary binary, CBinary operator, String helper) {
    Range divisor = range(binary.right());
    if (divisor.contains(0)) {
      throw new TranslationException(
          "the divisor may be zero (rule HR011: it must be a constant)", binary.position());
    }
    return divisor.contains(-1)
        ? helper(helper, binary.type(), typed(binary.left()), typed(binary.right()))
        : plain(binary, operator);
  }

  /** C's shifts are defined for numbers from 0 on, small counts, and results that fit. */
  private Typed shift(Binary binary, CBinary operator, String helper) {
    Range left = range(binary.left());
    Range count = range(binary.right());
    boolean fits =
        binary.operator() != BinaryOperator.SHIFT_LEFT
            || (count.max() < Long.SIZE - 1
                && Range.staysInside(
                    binary.type(),
                    Math::multiplyExact,
                    left,
                    new Range(1, 1L << Math.max(count.max(), 0))));
    if (left.min() >= 0 && Range.inWidth(binary.type(), count) && fits) {
      Typed shifted = typed(binary.left());
      Typed sized = binary.type().isWord() ? shifted.widened() : shifted;
      return new Typed(
          new CExpression.Binary(operator, sized.tree, translate(binary.right())), sized.wide);
    }
    return helper(helper, binary.type(), typed(binary.left()), typed(binary.right()));
  }

  /**
   * Java's {@code & | ^} on booleans evaluate both operands. Where the right one has nothing to do,
   * C's logical operators say the same; elsewhere both are shown to be numbers on purpose.
   */
  private Typed bits(Binary binary, CBinary operator, CBinary logical) {
    if (binary.type() != Type.BOOLEAN) {
      return plain(binary, operator);
    }
    if (logical == CBinary.NOT_EQUAL || !calls(binary.right())) {
      return truth(binary, logical);
    }
    return new Typed(
        new CExpression.Binary(
            operator,
            new CExpression.Cast(CType.INT, translate(binary.left())),
            new CExpression.Cast(CType.INT, translate(binary.right()))),
        false);
  }

  private static boolean calls(Expression expression) {
    return expression instanceof Expression.Call
        || expression instanceof Expression.ArenaAccess
        || expression instanceof Expression.PlatformCall
        || expression.operands().stream().anyMatch(ExpressionTranslator::calls);
  }

  /** An operator that C computes in the width of its wider operand, as wide as the result. */
  private Typed plain(Binary binary, CBinary operator) {
    Typed left = typed(binary.left());
    Typed right = typed(binary.right());
    boolean widen = binary.type().isWord() && !right.wide;
    Typed first = widen ? left.widened() : left;
    return new Typed(
        new CExpression.Binary(operator, first.tree, right.tree), first.wide || right.wide);
  }

  /** An operator that gives a truth value; C widens the narrower operand and keeps its value. */
  private Typed truth(Binary binary, CBinary operator) {
    Typed left = typed(binary.left());
    Typed right = typed(binary.right());
    return new Typed(new CExpression.Binary(operator, left.tree, right.tree), false);
  }

  private Typed helper(String name, Type type, Typed... arguments) {
    List<CExpression> trees = new ArrayList<>();
    for (Typed argument : arguments) {
      trees.add(argument.tree);
    }
    CSymbol function = new CSymbol("halt_" + name + (type.isWord() ? "64" : "32"), CHeader.WORD);
    return new Typed(new CExpression.Call(function, trees), type.isWord());
  }

  private Typed convert(Expression.Convert convert) {
    Typed operand = typed(convert.operand());
    if (!convert.type().isInt() || convert.operand().type().isInt()) {
      return operand;
    }
    if (!operand.wide) {
      return operand;
    }
    return Range.of(Type.INT).contains(range(convert.operand()))
        ? new Typed(new CExpression.Cast(CType.INT, operand.tree), false)
        : new Typed(
            new CExpression.Call(new CSymbol("halt_to_int", CHeader.WORD), List.of(operand.tree)),
            false);
  }

  /** A call whose arguments are the expression's operands, behind the arena where it is needed. */
  private Typed called(CSymbol function, boolean arena, Expression expression) {
    List<CExpression> arguments = new ArrayList<>();
    if (arena) {
      arguments.add(arena(expression.position()));
    }
    expression.operands().forEach(operand -> arguments.add(translate(operand)));
    return new Typed(new CExpression.Call(function, arguments), expression.type().isWord());
  }

  private CExpression arena(Position position) {
    Local local =
        arena.orElseThrow(
            () -> new TranslationException("this method is not given the arena", position));
    return variable(local, position);
  }
}
