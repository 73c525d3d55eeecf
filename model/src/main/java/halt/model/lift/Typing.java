package halt.model.lift;

import halt.model.ir.ArenaOperation;
import halt.model.ir.ConstantFolding;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import halt.model.ir.Position;
import halt.model.ir.Roles;
import halt.model.ir.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Which type does an expression get from its operands, and how is it brought to the type that its
 * reader wants? Java's promotions made explicit, and the roles of {@link Roles} on top of them.
 */
final class Typing {
  private final Breaches breaches;
  private final boolean converts;
  private final Set<Expression> placeholders = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * The typing of one method.
   *
   * @param converts whether a word may change its role here
   */
  Typing(Breaches breaches, boolean converts) {
    this.breaches = breaches;
    this.converts = converts;
  }

  /** What stands for an expression that has been refused: it fits anywhere. */
  Expression placeholder(Position position) {
    return placeholder(new Expression.Constant(Type.LONG, 0, position));
  }

  private Expression placeholder(Expression expression) {
    placeholders.add(expression);
    return expression;
  }

  boolean isPlaceholder(Expression expression) {
    return placeholders.contains(expression);
  }

  /** An int is promoted to a long, as for a parameter of type {@code long}; roles stay. */
  Expression promoted(Expression expression) {
    return expression.type().isInt() ? converted(expression, Type.LONG) : expression;
  }

  /** Brings an expression to the type of the variable, parameter or result that receives it. */
  Expression coerce(Expression expression, Type wanted) {
    Type type = expression.type();
    if (type == wanted || isPlaceholder(expression)) {
      return expression;
    }
    if (wanted.isInt() && type.isInt()) {
      return coerceInt(expression, wanted);
    }
    if (!wanted.isWord() || !isNumberOrWord(type)) {
      // javac has checked the kinds; there are no roles here.
      return expression;
    }
    if (takesAnyRole(expression)) {
      return retyped((Expression.ArenaAccess) expression, wanted);
    }
    if (expression instanceof Expression.Conditional choice
        && (type == Type.LONG || type.isInt())) {
      return new Expression.Conditional(
          choice.condition(),
          coerce(choice.whenTrue(), wanted),
          coerce(choice.whenFalse(), wanted),
          wanted,
          choice.position());
    }
    if (!converts && !Roles.assignable(type, wanted, isConstant(expression))) {
      breaches.report(
          Rule.HR012,
          expression.position(),
          source(type) + " where " + source(wanted) + " is wanted");
      return placeholder(new Expression.Convert(expression, wanted, expression.position()));
    }
    return converted(expression, wanted);
  }

  /** An int keeps its bits, whatever it stands for; it may not stand for another thing, though. */
  private Expression coerceInt(Expression expression, Type wanted) {
    if (Roles.assignableInt(expression.type(), wanted)) {
      return expression;
    }
    if (!converts) {
      breaches.report(
          Rule.HR012,
          expression.position(),
          source(expression.type()) + " where " + source(wanted) + " is wanted");
      return expression;
    }
    return converted(expression, wanted);
  }

  /** A cast as written, between int and long or to a role. */
  Expression cast(Expression operand, Type wanted, Position position) {
    if (isPlaceholder(operand)) {
      return operand;
    }
    if (wanted.isInt() && operand.type().isWord()) {
      Expression number = takesAnyRole(operand) ? operand : coerce(operand, Type.LONG);
      return ConstantFolding.fold(new Expression.Convert(number, wanted, position));
    }
    return coerce(operand, wanted);
  }

  Expression unary(UnaryOperator operator, Expression operand, Position position) {
    Type type = operand.type();
    if (isPlaceholder(operand)) {
      return operand;
    }
    if (type.isWord() && type != Type.LONG) {
      if (!converts) {
        breaches.report(
            Rule.HR012, position, operator.symbol() + " is for numbers, not for " + source(type));
      }
      Expression number = converted(operand, Type.LONG);
      Expression result = new Expression.Unary(operator, number, Type.LONG, position);
      return converts ? result : placeholder(result);
    }
    return ConstantFolding.fold(new Expression.Unary(operator, operand, type.plain(), position));
  }

  Expression binary(BinaryOperator operator, Expression left, Expression right, Position position) {
    if (isPlaceholder(left) || isPlaceholder(right)) {
      boolean truth =
          operator.isComparison()
              || operator == BinaryOperator.AND
              || operator == BinaryOperator.OR;
      Type type = truth ? Type.BOOLEAN : Type.LONG;
      return placeholder(new Expression.Binary(operator, left, right, type, position));
    }
    if (left.type() == Type.BOOLEAN) {
      return ConstantFolding.fold(
          new Expression.Binary(operator, left, right, Type.BOOLEAN, position));
    }
    if (operator.isShift()) {
      return words(operator, left, right, Roles.shift(left.type(), right.type()), position);
    }
    if (!left.type().isWord() && !right.type().isWord()) {
      return ints(operator, left, right, position);
    }
    Expression first = promoted(left);
    Expression second = promoted(right);
    if (operator.isComparison()) {
      first = comparedTo(first, second.type());
      second = comparedTo(second, first.type());
    }
    Optional<Type> type = Roles.binary(operator, first.type(), second.type());
    return words(operator, first, second, type, position);
  }

  /** What is computed from ints stands for nothing; but one role is never compared to another. */
  private Expression ints(
      BinaryOperator operator, Expression left, Expression right, Position position) {
    if (!operator.isComparison()) {
      return ConstantFolding.fold(new Expression.Binary(operator, left, right, Type.INT, position));
    }
    boolean fit = Roles.assignableInt(left.type(), right.type());
    if (!fit && !converts) {
      breaches.report(
          Rule.HR012,
          position,
          source(left.type())
              + " and "
              + source(right.type())
              + " do not go together in "
              + operator.symbol());
    }
    Expression other = fit ? right : converted(right, Type.INT);
    return ConstantFolding.fold(
        new Expression.Binary(operator, left, other, Type.BOOLEAN, position));
  }

  /** A word read from the arena takes the role of the word that it is compared to. */
  private static Expression comparedTo(Expression expression, Type other) {
    return takesAnyRole(expression)
        ? retyped((Expression.ArenaAccess) expression, other)
        : expression;
  }

  /** An operation on numbers whose roles give the type, or do not go together. */
  private Expression words(
      BinaryOperator operator,
      Expression left,
      Expression right,
      Optional<Type> type,
      Position position) {
    if (type.isPresent()) {
      return ConstantFolding.fold(
          new Expression.Binary(operator, left, right, type.get(), position));
    }
    // Only a shift may have an int on its left, and then it is one of ints.
    Type number = left.type().isInt() ? Type.INT : Type.LONG;
    Type result = operator.isComparison() ? Type.BOOLEAN : number;
    Expression numbers =
        new Expression.Binary(operator, asNumber(left), asNumber(right), result, position);
    if (converts) {
      return numbers;
    }
    breaches.report(
        Rule.HR012,
        position,
        source(left.type())
            + " and "
            + source(right.type())
            + " do not go together in "
            + operator.symbol());
    return placeholder(numbers);
  }

  private static Expression asNumber(Expression expression) {
    return hasRole(expression) ? converted(expression, Type.LONG) : expression;
  }

  Expression conditional(
      Expression condition, Expression whenTrue, Expression whenFalse, Position position) {
    Optional<Type> type = common(whenTrue, whenFalse);
    if (type.isEmpty() && !converts) {
      breaches.report(
          Rule.HR012,
          position,
          "a choice between " + source(whenTrue.type()) + " and " + source(whenFalse.type()));
    }
    boolean ints = whenTrue.type().isInt() && whenFalse.type().isInt();
    Type result = type.orElse(ints ? Type.INT : Type.LONG);
    boolean refused =
        type.isEmpty() && !converts || isPlaceholder(whenTrue) || isPlaceholder(whenFalse);
    if (refused) {
      return placeholder(
          new Expression.Conditional(condition, whenTrue, whenFalse, result, position));
    }
    return new Expression.Conditional(
        condition, coerce(whenTrue, result), coerce(whenFalse, result), result, position);
  }

  /** The type that both branches can be brought to. */
  private Optional<Type> common(Expression one, Expression other) {
    if (isPlaceholder(one) || one.type() == other.type()) {
      return Optional.of(other.type());
    }
    if (one.type().isInt() && other.type().isInt()) {
      return Roles.assignableInt(one.type(), other.type())
          ? Optional.of(one.type().isRole() ? one.type() : other.type())
          : Optional.empty();
    }
    if (isPlaceholder(other) || hasRole(one) && fits(other, one.type())) {
      return Optional.of(one.type());
    }
    if (fits(one, other.type())) {
      return Optional.of(other.type());
    }
    if (fits(other, one.type())) {
      return Optional.of(one.type());
    }
    // An object's and an atom's reference have only this in common.
    return fits(one, Type.OFFSET) && fits(other, Type.OFFSET)
        ? Optional.of(Type.OFFSET)
        : Optional.empty();
  }

  private static boolean fits(Expression expression, Type wanted) {
    return takesAnyRole(expression)
        ? wanted.isWord()
        : wanted.isWord() && Roles.assignable(expression.type(), wanted, isConstant(expression));
  }

  /** Whether it is a word just read from the arena, to which nobody has given a role yet. */
  private static boolean takesAnyRole(Expression expression) {
    return expression instanceof Expression.ArenaAccess access
        && access.type() == Type.LONG
        && access.operation().result() == Type.LONG;
  }

  private static Expression retyped(Expression.ArenaAccess access, Type type) {
    ArenaOperation operation = access.operation();
    return new Expression.ArenaAccess(operation, access.arguments(), type, access.position());
  }

  private static Expression converted(Expression expression, Type type) {
    return ConstantFolding.fold(new Expression.Convert(expression, type, expression.position()));
  }

  private static boolean hasRole(Expression expression) {
    return expression.type().isWord() && expression.type() != Type.LONG;
  }

  private static boolean isConstant(Expression expression) {
    return ConstantFolding.value(expression).isPresent();
  }

  private static boolean isNumberOrWord(Type type) {
    return type.isWord() || type.isInt();
  }

  private static String source(Type type) {
    return type == Type.LONG || type == Type.INT ? "a plain " + type.source() : type.source();
  }
}
