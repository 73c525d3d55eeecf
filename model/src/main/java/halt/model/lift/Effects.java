package halt.model.lift;

import halt.model.ir.ArenaOperation;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.IrMethod;
import halt.model.ir.IrWalk;
import halt.model.ir.MethodName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which methods have effects, and does every expression say in which order (rule HR010)? An effect
 * is an access to the arena or a call of the platform, made here or by a method called.
 *
 * <p>Java evaluates operands and arguments from left to right; C leaves their order open. So where
 * two of them have effects the two would differ, and the source is refused. {@code &&}, {@code ||}
 * and {@code ?:} are sequenced in both; nested calls are, because an argument comes before its
 * call.
 */
final class Effects {
  private final Set<MethodName> effectful = new HashSet<>();

  /**
   * The effects of these methods.
   *
   * @param known others, which call none of these, and of which it is known
   */
  Effects(Collection<IrMethod> methods, Collection<IrMethod> known) {
    known.stream().filter(IrMethod::effects).forEach(each -> effectful.add(each.name()));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (IrMethod method : methods) {
        boolean[] found = {false};
        IrWalk.expressions(method.body(), expression -> found[0] |= isEffect(expression));
        grown |= found[0] && effectful.add(method.name());
      }
    }
  }

  boolean of(MethodName method) {
    return effectful.contains(method);
  }

  void check(IrMethod method, Breaches breaches) {
    IrWalk.expressions(method.body(), expression -> check(expression, breaches));
  }

  private void check(Expression expression, Breaches breaches) {
    if (isSequenced(expression)) {
      return;
    }
    List<Expression> withEffects = expression.operands().stream().filter(this::hasEffects).toList();
    if (withEffects.size() > 1) {
      Expression second = withEffects.get(1);
      breaches.report(
          Rule.HR010,
          second.position(),
          "two operands of one expression have effects; the other is at line "
              + withEffects.get(0).position().line()
              + ", column "
              + withEffects.get(0).position().column());
    }
  }

  private static boolean isSequenced(Expression expression) {
    return expression instanceof Expression.Conditional
        || expression instanceof Expression.Binary binary
            && (binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR);
  }

  private boolean hasEffects(Expression expression) {
    return isEffect(expression) || expression.operands().stream().anyMatch(this::hasEffects);
  }

  private boolean isEffect(Expression expression) {
    if (expression instanceof Expression.ArenaAccess access) {
      return access.operation().kind() != ArenaOperation.Kind.QUERY;
    }
    return expression instanceof Expression.PlatformCall
        || expression instanceof Expression.Call call && effectful.contains(call.callee());
  }
}
