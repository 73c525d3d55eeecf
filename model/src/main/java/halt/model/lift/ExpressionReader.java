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
import halt.model.ir.ArenaOperation;
import halt.model.ir.ConstantFolding;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import halt.model.ir.Local;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What does an expression compute? Reads one method's expressions; the typing of words is done by
 * {@link Typing}. Whatever is not restricted Java is reported and read as a placeholder that fits
 * anywhere, so that one breach is one diagnostic.
 */
final class ExpressionReader {
  private static final String PLATFORM = "halt.core.host.Platform";

  private final SourceUnit unit;
  private final Symbols symbols;
  private final Breaches breaches;
  private final Typing typing;
  private final TypeReader types;
  private final Element method;
  private final Map<Element, Local> locals;
  private final List<Recursion.CallSite> calls;

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
    this.method = method;
    this.locals = locals;
    this.calls = calls;
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
      return call(call);
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
  private void readReceiver(MemberSelectTree tree) {
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

  private Expression call(MethodInvocationTree tree) {
    if (!(unit.element(tree.getMethodSelect()) instanceof ExecutableElement callee)) {
      tree.getArguments().forEach(this::read);
      return refused(Rule.HR013, tree, "this call is of no known method");
    }
    String type = ((TypeElement) callee.getEnclosingElement()).getQualifiedName().toString();
    if (type.equals(TypeReader.ARENA)) {
      return arenaAccess(tree, callee);
    }
    if (type.equals(PLATFORM)) {
      return platformCall(tree, callee);
    }
    Optional<Symbols.Signature> signature = symbols.method(callee);
    if (signature.isEmpty()) {
      if (tree.getMethodSelect() instanceof MemberSelectTree select) {
        readReceiver(select);
      }
      tree.getArguments().forEach(this::readAny);
      if (symbols.isLifted(callee.getEnclosingElement())) {
        return typing.placeholder(unit.start(tree));
      }
      return refused(
          Rule.HR013,
          tree,
          type + "." + callee.getSimpleName() + " is a method of a class that is not lifted");
    }
    calls.add(new Recursion.CallSite(method, callee, unit.start(tree)));
    List<Expression> arguments = arguments(tree, 0, signature.get().parameters());
    return new Expression.Call(
        signature.get().name(), arguments, signature.get().result(), unit.start(tree));
  }

  private Expression arenaAccess(MethodInvocationTree tree, ExecutableElement callee) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      readArena(select.getExpression());
    }
    Optional<ArenaOperation> operation = ArenaOperation.ofMethod(callee.getSimpleName().toString());
    if (operation.isEmpty() || operation.get().arguments() != tree.getArguments().size()) {
      return unknownIntrinsic(tree, "Arena", callee);
    }
    List<Expression> arguments = new ArrayList<>();
    for (ExpressionTree argument : tree.getArguments()) {
      // The first is the offset; the others are words to be stored or compared, of any role.
      arguments.add(
          arguments.isEmpty() ? read(argument, Type.OFFSET) : typing.promoted(read(argument)));
    }
    return new Expression.ArenaAccess(
        operation.get(), arguments, operation.get().result(), unit.start(tree));
  }

  private Expression platformCall(MethodInvocationTree tree, ExecutableElement callee) {
    Optional<PlatformOperation> operation =
        PlatformOperation.ofMethod(callee.getSimpleName().toString());
    if (operation.isEmpty()) {
      return unknownIntrinsic(tree, "Platform", callee);
    }
    List<? extends ExpressionTree> written = tree.getArguments();
    List<Type> parameters = operation.get().parameters();
    int first = written.size() - parameters.size();
    if (first < 0 || first > 1) {
      return unknownIntrinsic(tree, "Platform", callee);
    }
    if (first == 1) {
      readArena(written.get(0));
    }
    return new Expression.PlatformCall(
        operation.get(), arguments(tree, first, parameters), unit.start(tree));
  }

  private Expression unknownIntrinsic(
      MethodInvocationTree tree, String type, ExecutableElement callee) {
    tree.getArguments().forEach(this::readAny);
    return refused(
        Rule.HR013,
        tree,
        type + "." + callee.getSimpleName() + " belongs to the JVM host, not to every host");
  }

  private List<Expression> arguments(MethodInvocationTree tree, int first, List<Type> parameters) {
    List<Expression> arguments = new ArrayList<>();
    List<? extends ExpressionTree> written = tree.getArguments();
    for (int i = first; i < written.size(); i++) {
      // Refused varargs have fewer parameters than arguments.
      Type wanted = parameters.get(Math.min(i - first, parameters.size() - 1));
      arguments.add(
          wanted == Type.ARENA
              ? readArena(written.get(i))
              : typing.coerce(read(written.get(i)), wanted));
    }
    return arguments;
  }

  private Expression readArena(ExpressionTree tree) {
    Expression arena = readCallable(tree);
    if (arena.type() != Type.ARENA && !typing.isPlaceholder(arena)) {
      return refused(Rule.HR016, tree, "this is not the method's own arena parameter");
    }
    return arena;
  }

  private Expression refused(Rule rule, Tree tree, String message) {
    return refused(rule, tree, message, rule.fix());
  }

  private Expression refused(Rule rule, Tree tree, String message, String fix) {
    Position position = unit.start(tree);
    breaches.report(rule, position, message, fix);
    return typing.placeholder(position);
  }
}
