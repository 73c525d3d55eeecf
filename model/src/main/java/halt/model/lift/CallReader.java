package halt.model.lift;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import halt.model.ir.ArenaOperation;
import halt.model.ir.Expression;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What does a call call, and is it given what that takes? A lifted method, an access to the arena,
 * or the platform; of one method's calls.
 */
final class CallReader {
  private static final String PLATFORM = "halt.core.host.Platform";

  private final SourceUnit unit;
  private final Symbols symbols;
  private final Typing typing;
  private final Element method;
  private final ExpressionReader expressions;
  private final List<Recursion.CallSite> calls;

  /**
   * A reader of the calls in one method.
   *
   * @param method whose calls; of an initializer the class
   * @param expressions reads the arguments
   * @param calls hears every call of a lifted method
   */
  CallReader(
      SourceUnit unit,
      Symbols symbols,
      Typing typing,
      Element method,
      ExpressionReader expressions,
      List<Recursion.CallSite> calls) {
    this.unit = unit;
    this.symbols = symbols;
    this.typing = typing;
    this.method = method;
    this.expressions = expressions;
    this.calls = calls;
  }

  Expression read(MethodInvocationTree tree) {
    if (!(unit.element(tree.getMethodSelect()) instanceof ExecutableElement callee)) {
      tree.getArguments().forEach(expressions::read);
      return expressions.refused(Rule.HR013, tree, "this call is of no known method");
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
        expressions.readReceiver(select);
      }
      tree.getArguments().forEach(expressions::readAny);
      if (symbols.isLifted(callee.getEnclosingElement())) {
        return typing.placeholder(unit.start(tree));
      }
      return expressions.refused(
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
          arguments.isEmpty()
              ? expressions.read(argument, Type.OFFSET)
              : typing.promoted(expressions.read(argument)));
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
    tree.getArguments().forEach(expressions::readAny);
    return expressions.refused(
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
              : typing.coerce(expressions.read(written.get(i)), wanted));
    }
    return arguments;
  }

  private Expression readArena(ExpressionTree tree) {
    Expression arena = expressions.readAny(tree);
    if (arena.type() != Type.ARENA && !typing.isPlaceholder(arena)) {
      return expressions.refused(Rule.HR016, tree, "this is not the method's own arena parameter");
    }
    return arena;
  }
}
