package halt.model.lift;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import halt.model.ir.ConstantFolding;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import halt.model.ir.Local;
import halt.model.ir.Position;
import halt.model.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What does an expression compute? Reads one method's expressions; the typing of words is done by
 * {@link Typing}. Whatever is not restricted Java is reported and read as a placeholder that fits
 * anywhere, so that one breach is one diagnostic.
 */
final class ExpressionReader {
  private final SourceUnit unit;
  private final Symbols symbols;
  private final Breaches breaches;
  private final Typing typing;
  private final TypeReader types;
  private final Map<Element, Local> locals;
  private final CallReader calls;

  /**
   * A reader of the bodies of one method, or of a constant's initializer.
   *
   * @param method whose expressions; of an initializer the class
   * @param locals what the names of parameters and variables stand for; filled by the reader of
   *     statements as it meets declarations
   * @param calls hears every call of a lifted method
   */
  ExpressionReader(
      SourceUnit unit,
      Symbols symbols,
      Breaches breaches,
      Typing typing,
      Element method,
      Map<Element, Local> locals,
      List<Recursion.CallSite> calls) {
    this.unit = unit;
    this.symbols = symbols;
    this.breaches = breaches;
    this.typing = typing;
    this.types = new TypeReader(unit, breaches);
    this.locals = locals;
    this.calls = new CallReader(unit, symbols, typing, method, this, calls);
  }

  /** The expression, as a value. */
  Expression read(ExpressionTree tree) {
    Expression result = readCallable(tree);
    if (result.type() == Type.ARENA) {
      return refused(Rule.HR016, tree, "the arena is used as a value");
    }
    return result;
  }

  /** The expression, brought to a type by an assignment, a return or the like. */
  Expression read(ExpressionTree tree, Type wanted) {
    return typing.coerce(read(tree), wanted);
  }

  /** The expression for its breaches only; even the arena may stand there. */
  Expression readAny(ExpressionTree tree) {
    return readCallable(tree);
  }

  private Expression readCallable(ExpressionTree tree) {
    if (tree instanceof ParenthesizedTree parenthesized) {
      return readCallable(parenthesized.getExpression());
    }
    if (tree instanceof LiteralTree literal) {
      return literal(literal);
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      return name(tree);
    }
    if (tree instanceof BinaryTree binary) {
      return binary(binary);
    }
    if (tree instanceof UnaryTree unary) {
      return unary(unary);
    }
    if (tree instanceof ConditionalExpressionTree conditional) {
      return typing.conditional(
          read(conditional.getCondition()),
          read(conditional.getTrueExpression()),
          read(conditional.getFalseExpression()),
          unit.start(tree));
    }
    if (tree instanceof TypeCastTree cast) {
      Type type = types.read(cast.getType());
      if (type == Type.ARENA) {
        return refused(Rule.HR016, tree, "the arena is used as a value");
      }
      return typing.cast(read(cast.getExpression()), type, unit.start(tree));
    }
    if (tree instanceof MethodInvocationTree call) {
      return calls.read(call);
    }
    return unrestricted(tree);
  }

  private Expression unrestricted(ExpressionTree tree) {
    switch (tree.getKind()) {
      case NEW_CLASS:
        NewClassTree creation = (NewClassTree) tree;
        creation.getArguments().forEach(this::read);
        if (creation.getClassBody() != null) {
          breaches.report(Rule.HR005, unit.start(tree), "an anonymous class");
        }
        return refused(Rule.HR001, tree, "an object is created");
      case NEW_ARRAY:
        return refused(Rule.HR002, tree, "an array is created");
      case ARRAY_ACCESS:
        return refused(Rule.HR002, tree, "an array element");
      case LAMBDA_EXPRESSION:
        return refused(Rule.HR005, tree, "a lambda");
      case MEMBER_REFERENCE:
        return refused(Rule.HR005, tree, "a method reference");
      case INSTANCE_OF:
        return refused(Rule.HR003, tree, "instanceof asks about an object");
      case SWITCH_EXPRESSION:
        return refused(
            Rule.HR014,
            tree,
            "a switch expression",
            "declare a variable and assign it in an arrow-form switch statement");
      default:
        if (tree.getKind().name().endsWith("ASSIGNMENT")) {
          return refused(Rule.HR015, tree, "an assignment inside an expression");
        }
        return refused(
            Rule.HR003, tree, "the expression " + tree + " has no counterpart in restricted Java");
    }
  }

  private Expression literal(LiteralTree tree) {
    Position position = unit.start(tree);
    Object value = tree.getValue();
    if (value instanceof Integer number) {
      return new Expression.Constant(Type.INT, number, position);
    }
    if (value instanceof Long number) {
      return new Expression.Constant(Type.LONG, number, position);
    }
    if (value instanceof Boolean truth) {
      return new Expression.Constant(Type.BOOLEAN, truth ? 1 : 0, position);
    }
    String kind =
        switch (tree.getKind()) {
          case STRING_LITERAL -> "a string";
          case CHAR_LITERAL -> "a char";
          case NULL_LITERAL -> "null";
          default -> "a floating point number";
        };
    return refused(Rule.HR003, tree, kind + " is not an int, long or boolean");
  }

  private Expression name(ExpressionTree tree) {
    Element element = unit.element(tree);
    Position position = unit.start(tree);
    if (element == null) {
      return refused(Rule.HR003, tree, tree + " is not a variable or a constant");
    }
    if (tree.toString().equals("this") || tree.toString().equals("super")) {
      return refused(Rule.HR006, tree, "there is no object to be " + tree);
    }
    if (element.getKind() == ElementKind.FIELD) {
      return field(tree, (VariableElement) element, position);
    }
    Local local = locals.get(element);
    return local == null ? typing.placeholder(position) : new Expression.LocalRead(local, position);
  }

  private Expression field(ExpressionTree tree, VariableElement field, Position position) {
    Optional<Expression> constant =
        symbols.constant(field).map(known -> new Expression.ConstantRead(known, position));
    if (constant.isPresent()) {
      return constant.get();
    }
    if (tree instanceof MemberSelectTree select) {
      readReceiver(select);
      if (unit.isArray(select.getExpression())) {
        return refused(Rule.HR002, tree, "the length of an array");
      }
    }
    TypeElement owner = (TypeElement) field.getEnclosingElement();
    String type = owner.getQualifiedName().toString();
    Object value = field.getConstantValue();
    if (type.equals("java.lang.Integer") || type.equals("java.lang.Long")) {
      // The limits of the kinds themselves have no class that could be lifted.
      if (value instanceof Integer number) {
        return new Expression.Constant(Type.INT, number, position);
      }
      if (value instanceof Long number) {
        return new Expression.Constant(Type.LONG, number, position);
      }
    }
    if (symbols.isLifted(owner)) {
      // The declaration itself has been refused; one diagnostic is enough.
      return typing.placeholder(position);
    }
    return refused(
        Rule.HR013, tree, type + "." + field.getSimpleName() + " is of a class that is not lifted");
  }

  /** Reads what stands before the dot for its breaches, if it is an object and not a class. */
  void readReceiver(MemberSelectTree tree) {
    Element element = unit.element(tree.getExpression());
    if (!(element instanceof TypeElement) && !(element instanceof PackageElement)) {
      readAny(tree.getExpression());
    }
  }

  private Expression binary(BinaryTree tree) {
    Expression left = read(tree.getLeftOperand());
    Expression right = read(tree.getRightOperand());
    BinaryOperator operator =
        switch (tree.getKind()) {
          case PLUS -> BinaryOperator.ADD;
          case MINUS -> BinaryOperator.SUBTRACT;
          case MULTIPLY -> BinaryOperator.MULTIPLY;
          case DIVIDE -> BinaryOperator.DIVIDE;
          case REMAINDER -> BinaryOperator.REMAINDER;
          case LEFT_SHIFT -> BinaryOperator.SHIFT_LEFT;
          case RIGHT_SHIFT -> BinaryOperator.SHIFT_RIGHT;
          case UNSIGNED_RIGHT_SHIFT -> BinaryOperator.SHIFT_RIGHT_UNSIGNED;
          case AND -> BinaryOperator.BIT_AND;
          case OR -> BinaryOperator.BIT_OR;
          case XOR -> BinaryOperator.BIT_XOR;
          case EQUAL_TO -> BinaryOperator.EQUAL;
          case NOT_EQUAL_TO -> BinaryOperator.NOT_EQUAL;
          case LESS_THAN -> BinaryOperator.LESS;
          case LESS_THAN_EQUAL -> BinaryOperator.LESS_EQUAL;
          case GREATER_THAN -> BinaryOperator.GREATER;
          case GREATER_THAN_EQUAL -> BinaryOperator.GREATER_EQUAL;
          case CONDITIONAL_AND -> BinaryOperator.AND;
          case CONDITIONAL_OR -> BinaryOperator.OR;
          default -> throw new IllegalStateException("an operator new to Java: " + tree.getKind());
        };
    return binary(operator, left, right, unit.start(tree));
  }

  /** An operation on two operands already read, also that of a compound assignment. */
  Expression binary(BinaryOperator operator, Expression left, Expression right, Position position) {
    if ((operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER)
        && !typing.isPlaceholder(right)) {
      OptionalLong divisor = ConstantFolding.value(right);
      if (divisor.isEmpty()) {
        breaches.report(Rule.HR011, right.position(), "the divisor is not a constant");
      } else if (divisor.getAsLong() == 0 || divisor.getAsLong() == -1) {
        breaches.report(Rule.HR011, right.position(), "the divisor is " + divisor.getAsLong());
      }
    }
    return typing.binary(operator, left, right, position);
  }

  private Expression unary(UnaryTree tree) {
    switch (tree.getKind()) {
      case UNARY_PLUS:
        return read(tree.getExpression());
      case UNARY_MINUS:
        return typing.unary(UnaryOperator.NEGATE, read(tree.getExpression()), unit.start(tree));
      case BITWISE_COMPLEMENT:
        return typing.unary(UnaryOperator.COMPLEMENT, read(tree.getExpression()), unit.start(tree));
      case LOGICAL_COMPLEMENT:
        return typing.unary(UnaryOperator.NOT, read(tree.getExpression()), unit.start(tree));
      default:
        return refused(Rule.HR015, tree, "an assignment inside an expression");
    }
  }

  /** Reports it, and gives what stands for it. */
  Expression refused(Rule rule, Tree tree, String message) {
    return refused(rule, tree, message, rule.fix());
  }

  private Expression refused(Rule rule, Tree tree, String message, String fix) {
    Position position = unit.start(tree);
    breaches.report(rule, position, message, fix);
    return typing.placeholder(position);
  }
}
